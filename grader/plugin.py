"""pytest: an exercise file is a test file.

``pytest exercises/ex03_tiff_planes.py`` grades that very file: its tests are the checks of
`grader.checks.ex03_tiff_planes`, and the file itself runs in a worker process only. Nothing of a submission (the
exercise file, an ``__init__.py``, a conftest) is imported here.
"""

import gc
import hashlib
import io
import json
import os
import re
from collections.abc import Generator, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import pytest

from grader import checks
from grader.courses.steps import keep_results
from grader.marking.plain_file import read_plain
from grader.marking.settings import BadSettings, Settings, read_settings
from grader.sandbox.verdicts import NotStarted

if TYPE_CHECKING:
    from grader.marking.check import Check
    from grader.reports.model import CheckResult, Report
    from grader.sandbox.client import Worker
    from grader.sandbox.sandbox import Sandbox

SETTINGS = pytest.StashKey[Settings]()
"""Where `grader.courses.run` puts a course's settings."""

_PROPERTY = "grade"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the grader's options, all of them ``--grade-…``."""
    group = parser.getgroup("grade", "grading of exercises")
    group.addoption("--grade-seed", type=int, metavar="N", help="seed of volumes and examples (default: the same)")
    group.addoption("--grade-seconds", type=float, metavar="S", help="processor time of a check (default: its own)")
    group.addoption("--grade-json", metavar="FILE", help="write the report to FILE")
    group.addoption("--grade-in-process", action="store_true", help="run answers in this process: for a debugger only")
    group.addoption("--grade-require-isolation", action="store_true", help="grade nothing without full isolation")
    group.addoption("--grade-workers", choices=("fork", "start"), help="how worker processes are made")
    group.addoption("--grade-settings", metavar="FILE", help="the course's settings: exercises, weights, slack")
    parser.addini("grade_settings", "the course's settings, as for --grade-settings", type="paths", default=[])


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config, args: list[str]) -> None:
    """Read no conftest where exercises are graded: it would be a submission's code in the grader's process."""
    named = [Path(early_config.invocation_params.dir, arg.partition("::")[0]) for arg in args if arg[:1] != "-"]
    named = [path for path in named if path.exists()]
    if not named:
        named = [Path(early_config.rootpath, path) for path in early_config.getini("testpaths")]
        named = named or [early_config.invocation_params.dir]
    if any(_leads_to_exercises(path) for path in named):
        early_config.known_args_namespace.noconftest = True


def pytest_configure(config: pytest.Config) -> None:
    """Set up the grading of this session."""
    try:
        grading = Grading(config, _settings(config))
    except BadSettings as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(grading, "big-image-grading")


def is_exercise(path: Path) -> bool:
    """Say whether `path` has the name of an exercise file."""
    return path.suffix == ".py" and path.stem in checks.names()


def _leads_to_exercises(path: Path, depth: int = 4) -> bool:
    """Say whether `path` is an exercise file, or a folder with one in it or not far below it."""
    if not path.is_dir():
        return is_exercise(path)
    try:
        children = sorted(path.iterdir())
    except OSError:
        return False
    if any(is_exercise(child) for child in children):
        return True
    folders = (child for child in children if child.is_dir() and not child.name.startswith((".", "_")))
    return depth > 0 and any(_leads_to_exercises(folder, depth - 1) for folder in folders)


@pytest.hookimpl
def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Follow no link to a folder of exercises, unless it was named: it may lead into another's submission."""
    if not collection_path.is_symlink() or not collection_path.is_dir():
        return None
    named = (Path(config.invocation_params.dir, arg.partition("::")[0]) for arg in config.args)
    return True if _leads_to_exercises(collection_path) and collection_path not in named else None


@pytest.hookimpl(wrapper=True)
def pytest_collect_directory(path: Path) -> Generator[None, pytest.Collector | None, pytest.Collector | None]:
    """Have a folder of exercises be a plain folder, whatever ``__init__.py`` lies in it."""
    collector = yield
    if isinstance(collector, pytest.Package) and collector.parent is not None and _leads_to_exercises(path, depth=0):
        return pytest.Dir.from_parent(collector.parent, path=path)
    return collector


@pytest.hookimpl(wrapper=True)
def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Collect an exercise file as its checks, instead of importing it, and nothing else that lies beside it."""
    collected = yield
    if is_exercise(file_path):
        of_course = file_path.stem in _grading(parent.config).settings.exercises
        return [ExerciseFile.from_parent(parent, path=file_path)] if of_course else []
    return [] if _leads_to_exercises(file_path.parent, depth=0) else collected


class ExerciseFile(pytest.File):
    """An exercise file: a test file whose tests are the exercise's checks."""

    def collect(self) -> Iterable[pytest.Item]:
        """Yield one item a check."""
        grading = _grading(self.config)
        grading.expect_work()
        try:
            source: bytes | OSError = read_plain(self.path)
        except OSError as error:
            source = error
        lines = lines_of(source) if isinstance(source, bytes) else {}
        for check in grading.settings.load(self.path.stem).checks:
            yield CheckItem.from_parent(self, name=check.name, check=check, source=source, line=lines.get(check.of, 0))


class CheckItem(pytest.Item):
    """One check of one exercise file.

    Attributes
    ----------
    check : Check
        What is asked.
    source : bytes or OSError
        What the file held when it was collected, or why it could not be read.
    line : int
        Where the function that it grades begins in the file, counted from 0.
    """

    def __init__(self, *, check: "Check", source: bytes | OSError, line: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.check = check
        self.source = source
        self.line = line
        self.extra_keyword_matches.add(check.of)

    def runtest(self) -> None:
        """Put the answer through the check."""
        grading = _grading(self.config)
        result, stopped = grading.grade(self)
        from grader.reports.json_report import check_document

        document = {
            "exercise": self.path.stem,
            "folder": str(self.path.parent),
            "isolation": grading.isolation,
            "check": check_document(result),
        }
        self.user_properties.append((_PROPERTY, json.dumps(document)))
        if result.score < result.max_score:
            raise NotPassed(result).with_traceback(stopped)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return what the student reads: the message, not a traceback of the grader."""
        if isinstance(excinfo.value, NotPassed):
            from grader.reports.terminal import failure_text

            return failure_text(self.path.stem, excinfo.value.result, encoding=_encoding(self.config))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Return file, line and name for pytest's own output."""
        return self.path, self.line, f"{self.path.stem}::{self.name}"


class CannotGrade(KeyboardInterrupt):
    """There is no process for answers, or none as it is required, so pytest stops; the message says why."""


class NotPassed(Exception):
    """A check did not earn all of its points."""

    def __init__(self, result: "CheckResult") -> None:
        super().__init__(result.message)
        self.result = result


class Grading:
    """The grading of one pytest session: workers for its items, and in the controller the report."""

    def __init__(self, config: pytest.Config, settings: Settings) -> None:
        self._config = config
        self.settings = settings
        self._seed: int | None = config.getoption("grade_seed")
        if self._seed is None:
            self._seed = settings.seed()
        self._seconds: float | None = config.getoption("grade_seconds")
        self.in_process = bool(config.getoption("grade_in_process") or config.getoption("usepdb", False))
        self._require_isolation = bool(config.getoption("grade_require_isolation"))
        self._sandbox: Sandbox | None = None
        self.isolation: tuple[str, ...] = ()
        self._results: dict[str, dict[str, list[CheckResult]]] = {}
        self._sources: dict[tuple[str, str], bytes] = {}
        self.progress: list[Any] = []

    def expect_work(self) -> None:
        """Start what grading needs, in the background, once there is something to grade."""
        if self._sandbox is None and not self.in_process and not self._config.option.collectonly:
            from grader.sandbox.sandbox import shared_sandbox

            self._sandbox = shared_sandbox(self._config.getoption("grade_workers"))
            if not _has_own_workers(self._config):
                self._sandbox.start()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Leave all that is loaded by now out of garbage collection, which would look through it every other second."""
        if any(isinstance(item, CheckItem) for item in session.items):
            _freeze_once()

    def grade(self, item: CheckItem) -> "tuple[CheckResult, TracebackType | None]":
        """Put the answer in an item's file through its check; return how it ended, and where a debugger stops then.

        In a process of its own there is nothing of the answer's to stop in.
        """
        from grader.marking.attempt import Attempt, fault, unreadable
        from grader.marking.recognise import with_mistake

        exercise = item.path.stem
        filename = _relative(item.path, item.config)
        source = item.source
        if isinstance(source, bytes):
            self._sources[str(item.path.parent), exercise] = source
        if isinstance(source, OSError):
            return unreadable(item.check, f"{filename} cannot be read: {source.strerror or source}."), None

        def make_worker(seconds: float) -> "Worker":
            if self._sandbox is None:
                from grader.sandbox.in_process import InProcessWorker

                return self._isolated(InProcessWorker(exercise, filename))
            try:
                return self._isolated(self._sandbox.worker(exercise, filename, seconds))
            except NotStarted as failed:
                if self._sandbox.works:
                    raise
                raise CannotGrade(f"Nothing was graded. {' '.join(failed.message.splitlines())}") from None

        check = item.check
        if self._seconds is not None:
            check = replace(check, seconds=self._seconds)
        attempt = Attempt(check, make_worker, source, check_seed(self._seed, exercise, check.name))
        try:
            result = attempt.run()
            if not self.in_process:
                result = replace(result, message=with_mistake(result, exercise, check, make_worker, source))
        except Exception as error:
            if self._config.getoption("usepdb", False):
                raise
            result = fault(item.check, error)
        self.isolation = attempt.isolation or self.isolation
        return result, attempt.stopped_in

    def _isolated(self, worker: "Worker") -> "Worker":
        """Return a worker that is kept apart as far as is asked for; nothing of the answer has run in it yet."""
        from grader.reports.model import FULL_ISOLATION

        missing = [name for name in FULL_ISOLATION if name not in worker.isolation]
        if self._require_isolation and missing:
            worker.close()
            raise CannotGrade(
                f"Nothing was graded: on this system answers cannot be kept apart by {', '.join(missing)}. "
                f"Grade on Linux 5.13 or later, or leave out --require-isolation and use a container."
            )
        return worker

    def report(self) -> "list[Report]":
        """Return one report a folder of answers, in the order of collection."""
        from grader.marking.once import told_once
        from grader.reports.model import ExerciseResult, Report

        def exercise(folder: str, name: str, results: "list[CheckResult]") -> ExerciseResult:
            known = checks.load(name)
            order = {check.name: i for i, check in enumerate(known.checks)}
            results.sort(key=lambda result: order[result.name])
            of = {check.name: check.of for check in known.checks}
            told = told_once(results, of, self._sources.get((folder, name), b""))
            return ExerciseResult(name, known.title, told, known.bonus)

        return [
            Report(
                folder=_relative(folder, self._config),
                exercises=tuple(exercise(folder, name, results) for name, results in sorted(exercises.items())),
                seed=self._seed,
                isolation=self.isolation,
            )
            for folder, exercises in self._results.items()
        ]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in the result that a report carries; this is where those of xdist's workers arrive."""
        if report.when != "call":
            return
        from grader.reports.json_report import check_from_document

        for name, value in report.user_properties:
            if name != _PROPERTY:
                continue
            document = json.loads(str(value))
            result = check_from_document(document["check"])
            self._results.setdefault(document["folder"], {}).setdefault(document["exercise"], []).append(result)
            self.isolation = tuple(document.get("isolation", ())) or self.isolation
            for callback in self.progress:
                callback(document["exercise"], result)

    def pytest_report_teststatus(self, report: Any) -> tuple[str, str, str] | None:
        """Name the ends that are neither passed nor plainly failed."""
        if getattr(report, "when", "") != "call":
            return None
        for name, value in getattr(report, "user_properties", ()):
            if name == _PROPERTY:
                return _TEST_STATUS.get(json.loads(value)["check"]["status"])
        return None

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the table of points below pytest's own output."""
        if not self._results:
            return
        from rich.console import Console

        from grader.reports.terminal import print_table

        terminal = self._config.get_terminal_writer()
        page = _Text(_encoding(self._config))
        console = Console(file=page, force_terminal=terminal.hasmarkup, width=terminal.fullwidth)
        for report in self.report():
            print_table(report, console)
        terminalreporter.section("points")
        terminal.write(page.getvalue())

    def pytest_sessionfinish(self) -> None:
        """Write the report; and for `grade hint`, where a student runs pytest, which checks passed."""
        if not self._results or hasattr(self._config, "workerinput"):
            return
        reports = self.report()
        if SETTINGS not in self._config.stash and not self._require_isolation:
            keep_results(reports)
        path = self._config.getoption("grade_json")
        if path:
            from grader.reports import json_report

            if len(reports) > 1:
                folders = ", ".join(report.folder for report in reports)
                raise pytest.UsageError(
                    f"--grade-json holds the report of one folder, and these were graded: {folders}"
                )
            try:
                json_report.write(reports[0], path)
            except OSError as error:
                raise pytest.UsageError(str(error)) from None


def check_seed(seed: int | None, exercise: str, check: str) -> int:
    """Return the seed of one check in a run of that seed: the same in every order and selection of checks.

    It has 128 bits (BLAKE2b, keyed by the run's seed): it tells neither the run's seed nor that of another check.
    """
    key = hashlib.blake2b(str(seed or 0).encode()).digest()
    return int.from_bytes(hashlib.blake2b(f"{exercise} {check}".encode(), key=key, digest_size=16).digest())


@cache
def _freeze_once() -> None:
    """Freeze what is loaded; a second time, in a process that grades a whole class, would keep each run's garbage."""
    gc.freeze()


_TEST_STATUS = {
    "half": ("half", "h", "HALF"),
    "not_implemented": ("not written", "n", "NOT WRITTEN"),
}


def _settings(config: pytest.Config) -> Settings:
    """Return the settings of the course: what a run hands over, an option or pytest's settings name; or the default."""
    named = config.getoption("grade_settings") or next(iter(config.getini("grade_settings")), None)
    return config.stash.get(SETTINGS, None) or (read_settings(named) if named else Settings())


def _grading(config: pytest.Config) -> Grading:
    grading = config.pluginmanager.get_plugin("big-image-grading")
    assert isinstance(grading, Grading)
    return grading


class _Text(io.StringIO):
    """Text for a stream of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Encoding of the stream that it is for."""
        return self._encoding


def _encoding(config: pytest.Config) -> str:
    """Return the encoding of what pytest prints to: it escapes whole messages with a character that is not in it."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    stream = reporter._tw._file if reporter is not None else None  # a run of our own prints nothing while it grades
    return getattr(stream, "encoding", None) or "utf-8"


def _relative(path: Path | str, config: pytest.Config) -> str:
    """Return a path as seen from where pytest was called; as it is where it lies on another drive."""
    try:
        return os.path.relpath(path, config.invocation_params.dir)
    except ValueError:
        return str(path)


def _has_own_workers(config: pytest.Config) -> bool:
    """Say whether this is xdist's controller, which grades nothing itself."""
    return bool(getattr(config.option, "numprocesses", None)) and not hasattr(config, "workerinput")


def lines_of(source: bytes) -> dict[str, int]:
    """Return the line, counted from 0, where each function, class or constant begins; the source is not parsed."""
    lines = source.splitlines()
    named = ((number, re.match(rb"(?:async\s+)?(?:def\s+|class\s+)?(\w+)", line)) for number, line in enumerate(lines))
    return {match[1].decode(): number for number, match in reversed(list(named)) if match}
