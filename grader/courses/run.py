"""One grading run: pytest with the grader's plugin and nothing of the user's own settings."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pytest

from grader import checks
from grader.marking.settings import Settings
from grader.plugin import SETTINGS, CannotGrade, CheckItem, Grading
from grader.reports.model import CheckResult, ExerciseResult, Report, Status

_SETTINGS = Path(__file__).with_name("run.ini")
_NOT_YET = "Not graded yet: this report was written before the check ended."


class CannotRun(Exception):
    """Nothing was graded; the message says why and what to do."""


class Progress(Protocol):
    """Hears how far a run is."""

    def expect(self, n_checks: int) -> None:
        """Take note of the number of checks to come."""

    def done(self, exercise: str, result: CheckResult) -> None:
        """Take note of a check that has ended."""


def run(
    paths: Sequence[str],
    *,
    seed: int | None = None,
    seconds: float | None = None,
    in_process: bool = False,
    require_isolation: bool = False,
    settings: Settings | None = None,
    progress: Progress | None = None,
    keep: Callable[[Report], None] | None = None,
) -> list[Report]:
    """Grade exercise files and folders of them.

    Parameters
    ----------
    paths : sequence of str
        Files or folders, or pytest node ids in them.
    seed : int, optional
        Seed of volumes and examples.
    seconds : float, optional
        Processor time of each check, in place of its own.
    in_process : bool
        Run answers in this process, for a debugger; no grade.
    require_isolation : bool
        Grade nothing unless answers are kept apart by all that there is (`grader.reports.model.FULL_ISOLATION`).
    settings : Settings, optional
        What the instructor set; its seed is taken where none is given.
    progress : Progress, optional
        Is told how far the run is.
    keep : callable, optional
        Is given the report as it is whenever a check has ended, if there is one folder of answers.

    Returns
    -------
    list of Report
        One a folder of answers.

    Raises
    ------
    BadSettings
        If the seed file of the settings cannot be read.
    CannotRun
        If something could not be collected, or answers cannot be kept apart as required.
    KeyboardInterrupt
        If the user stopped it.
    """
    settings = settings or Settings()
    seed = settings.seed() if seed is None else seed
    session = _Session(progress, settings, keep)
    arguments = ["-c", str(_SETTINGS), f"--rootdir={Path.cwd()}", f"--confcutdir={_folder_of(paths)}"]
    arguments += ["--noconftest", "-p", "no:terminal"]
    arguments += ["-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:unraisableexception"]
    arguments += ["-p", "grader.plugin"]
    arguments += [f"--grade-seed={seed}"] if seed is not None else []
    arguments += [f"--grade-seconds={seconds}"] if seconds is not None else []
    # A debugger is Python's own, which talks to the terminal; pytest's needs the part of pytest that is left out here.
    arguments += ["--grade-in-process", "--capture=no", "-p", "no:debugging"] if in_process else []
    arguments += ["--grade-require-isolation"] if require_isolation else []
    with _own_environment():
        ended = pytest.main([*arguments, *paths], plugins=[session])
    if session.errors:
        raise CannotRun("\n".join(session.errors))
    if ended == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise CannotRun(f"Nothing was graded: {', '.join(paths)} held no exercise.")
    return session.reports


def _folder_of(paths: Sequence[str]) -> Path:
    """Return the folder that all of them lie in: pytest goes through every folder above them, up to that one."""
    named = [Path(path.partition("::")[0]).absolute() for path in paths]
    folders = [path if path.is_dir() else path.parent for path in named]
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on several drives
        return folders[0]


class _Session:
    """A pytest plugin that hands on what happens."""

    def __init__(
        self, progress: Progress | None, settings: Settings, keep: Callable[[Report], None] | None = None
    ) -> None:
        self._progress = progress
        self._settings = settings
        self._keep = keep
        self.errors: list[str] = []
        self.reports: list[Report] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[SETTINGS] = self._settings

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        grading = session.config.pluginmanager.get_plugin("big-image-grading")
        assert isinstance(grading, Grading)
        if self._progress is not None:
            grading.progress.append(self._progress.done)
            self._progress.expect(len(session.items))
        keep, items = self._keep, [item for item in session.items if isinstance(item, CheckItem)]
        if keep is not None and len({item.path.parent for item in items}) == 1:
            grading.progress.append(lambda *_: keep(_so_far(grading.report()[0], items)))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.errors.append(f"{report.nodeid}: {report.longreprtext.strip().splitlines()[-1]}")

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        if isinstance(excinfo.value, CannotGrade):
            self.errors.append(str(excinfo.value))

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        self.errors.append(f"The grader itself failed ({excinfo.exconly()}). Please report it.")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        grading = session.config.pluginmanager.get_plugin("big-image-grading")
        if isinstance(grading, Grading):
            self.reports = grading.report()


def _so_far(report: Report, items: Sequence[CheckItem]) -> Report:
    """Return the report of those checks that have ended, with those, too, that have not: without points."""
    ended = {(exercise.name, check.name): check for exercise in report.exercises for check in exercise.checks}
    results: dict[str, list[CheckResult]] = {}
    for item in items:
        name, check = item.path.stem, item.check
        waits = CheckResult(check.name, check.title, Status.ERROR, 0, check.points, message=_NOT_YET)
        results.setdefault(name, []).append(ended.get((name, check.name), waits))
    known = [checks.load(name) for name in sorted(results)]
    exercises = tuple(ExerciseResult(one.name, one.title, tuple(results[one.name]), one.bonus) for one in known)
    return replace(report, exercises=exercises, finished=len(ended) == len(items))


@contextmanager
def _own_environment() -> Iterator[None]:
    """Leave out what the user's environment would tell pytest; other plugins are not loaded."""
    kept = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith("PYTEST_")}
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        os.environ.update(kept)
