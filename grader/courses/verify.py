"""Verifies the course itself: stubs are unwritten, solutions are perfect, every mutant is caught for its reason.

A mutant is a wrong answer in ``tests/mutants/<exercise>/<mistake>.py``. Its source is put behind the reference
answer's, so it holds the functions that it replaces and nothing else. Its docstring says what it does wrong, and::

    check: reads_one_page, reads_strips_of_the_crop
    status: over_memory
    says: more memory than there is
"""

import ast
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from grader import checks
from grader.courses.run import Progress, run
from grader.reports.model import CheckResult, Report, Status


@dataclass(frozen=True)
class Mutant:
    """A wrong answer, and how it must fail.

    Attributes
    ----------
    path : Path
        Its file.
    exercise : str
        Name of the exercise.
    checks : tuple of str
        The checks that must reject it.
    status : str
        How each of them must end.
    says : str
        What the message must contain, in any case of letters.
    """

    path: Path
    exercise: str
    checks: tuple[str, ...]
    status: str
    says: str

    @property
    def name(self) -> str:
        """Exercise and mistake: ``"ex03_tiff_planes/whole_stack"``."""
        return f"{self.exercise}/{self.path.stem}"


@dataclass(frozen=True)
class Finding:
    """One thing that was verified.

    Attributes
    ----------
    what : str
        ``"stub ex03_tiff_planes"``, ``"solution ex03_tiff_planes"``, ``"mutant ex03_tiff_planes/whole_stack"``.
    faults : tuple of str
        What is not as it must be; empty where all is well.
    """

    what: str
    faults: tuple[str, ...]


def read_mutant(path: Path) -> Mutant:
    """Return the mutant in a file.

    Raises
    ------
    ValueError
        If its docstring does not say how it must fail, or names a check that does not exist.
    """
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    fields = dict(re.findall(r"^(check|status|says):[ \t]*(\S.*?)\s*$", doc, re.MULTILINE))
    missing = {"check", "status", "says"} - fields.keys()
    if missing:
        raise ValueError(f"{path}: the docstring has no line {', '.join(f'{name}: …' for name in sorted(missing))}")
    exercise = checks.load(path.parent.name)
    named = tuple(name.strip() for name in fields["check"].split(","))
    unknown = set(named) - {check.name for check in exercise.checks}
    if unknown:
        raise ValueError(f"{path}: {exercise.name} has no check {', '.join(sorted(unknown))}")
    return Mutant(path, exercise.name, named, Status(fields["status"]), fields["says"])


def read_mutants(folder: Path) -> list[Mutant]:
    """Return every mutant below ``tests/mutants``, in order."""
    return [read_mutant(path) for path in sorted(folder.glob("ex*/*.py"))]


def verify_stubs(exercises: Path, progress: Progress | None = None) -> list[Finding]:
    """Verify that every check of every stub ends as not written."""
    (report,) = run([str(exercises)], progress=progress)
    return [_finding("stub", name, results, _unwritten) for name, results in _by_exercise(report)]


def verify_solutions(solutions: Path, progress: Progress | None = None) -> list[Finding]:
    """Verify that every check of every solution passes, with the optimum where reads are budgeted."""
    (report,) = run([str(solutions)], progress=progress)
    return [_finding("solution", name, results, _perfect) for name, results in _by_exercise(report)]


def verify_mutants(mutants: Sequence[Mutant], solutions: Path, progress: Progress | None = None) -> list[Finding]:
    """Verify that each mutant fails at its checks, with its status and its words; and that each check has one."""
    with tempfile.TemporaryDirectory(prefix="grade-verify-") as root:
        folders = {str(_folder(Path(root), mutant, solutions)): mutant for mutant in mutants}
        nodes = [f"{folder}/{m.exercise}.py::{check}" for folder, m in folders.items() for check in m.checks]
        reports = run(nodes, progress=progress) if nodes else []
    results = {str(Path(report.folder).resolve()): report.exercises[0].checks for report in reports}
    return [
        Finding(
            f"mutant {mutant.name}",
            tuple(fault for result in results[str(Path(folder).resolve())] for fault in _not_caught(mutant, result)),
        )
        for folder, mutant in folders.items()
    ]


def unbroken(mutants: Sequence[Mutant]) -> list[str]:
    """Return the checks that no mutant breaks: they are no checks."""
    broken = {(mutant.exercise, check) for mutant in mutants for check in mutant.checks}
    return [
        f"{name}::{check.name}"
        for name in checks.names()
        for check in checks.load(name).checks
        if (name, check.name) not in broken
    ]


def _folder(root: Path, mutant: Mutant, solutions: Path) -> Path:
    """Write the mutant as a whole answer into a folder of its own."""
    folder = root / mutant.exercise / mutant.path.stem
    folder.mkdir(parents=True)
    answer = folder / f"{mutant.exercise}.py"
    shutil.copyfile(solutions / answer.name, answer)
    with answer.open("a", encoding="utf-8") as file:
        file.write("\n\n" + mutant.path.read_text(encoding="utf-8"))
    return folder


def _by_exercise(report: Report) -> Iterator[tuple[str, Sequence[CheckResult]]]:
    return ((exercise.name, exercise.checks) for exercise in report.exercises)


def _finding(
    kind: str, name: str, results: Sequence[CheckResult], faults: Callable[[CheckResult], Iterator[str]]
) -> Finding:
    return Finding(f"{kind} {name}", tuple(fault for result in results for fault in faults(result)))


def _unwritten(result: CheckResult) -> Iterator[str]:
    if result.status is not Status.NOT_IMPLEMENTED:
        yield f"{result.name} ended as {result.status}, not as not_implemented: {result.message}"


def _perfect(result: CheckResult) -> Iterator[str]:
    if result.status is not Status.PASSED:
        yield f"{result.name} ended as {result.status}: {result.message}"
    elif any(access.optimum >= 0 for access in result.accesses) and not result.gold:
        yield f"{result.name} passed without the optimum"


def _not_caught(mutant: Mutant, result: CheckResult) -> Iterator[str]:
    if result.status != mutant.status:
        yield f"{result.name} ended as {result.status}, not as {mutant.status}: {result.message}"
    elif mutant.says.lower() not in " ".join(result.message.split()).lower():
        yield f"{result.name} does not say {mutant.says!r}: {result.message}"
