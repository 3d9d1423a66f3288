"""Verifies the course itself: stubs are unwritten, solutions are perfect, every mutant is caught for its reason.

A mutant is a wrong answer in ``tests/mutants/<exercise>/<mistake>.py``. Its source is put behind the reference
answer's, so it holds the functions that it replaces and nothing else. Its docstring says what it does wrong, and::

    check: reads_one_page, reads_strips_of_the_crop
    status: over_memory
    says: more memory than there is
    breaks: reads no strip behind it
    tells: It reads the strips between the steps, too. A step jumps over strips: read only those with chosen rows.

``breaks`` is for examples that several demands share: words of the demand that it breaks. ``tells`` is what a student
reads whose answer does the same, see `grader.courses.fingerprints`; without it the check's own words do.
"""

import ast
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from grader import checks
from grader.courses.run import Progress, run
from grader.marking.check import Check, Demand
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
    breaks : str
        Words of the demand that it breaks; empty where the example that it fails tells.
    tells : str
        What a student reads whose answer does the same; empty where the check's own words do.
    """

    path: Path
    exercise: str
    checks: tuple[str, ...]
    status: str
    says: str
    breaks: str = ""
    tells: str = ""

    @property
    def name(self) -> str:
        """Exercise and mistake: ``"ex03_tiff_planes/whole_stack"``."""
        return f"{self.exercise}/{self.path.stem}"

    def behind(self, solution: bytes) -> bytes:
        """Return the source of the whole answer: what it replaces, behind the reference."""
        return solution + b"\n\n" + self.path.read_bytes()


@dataclass(frozen=True)
class Finding:
    """One thing that was verified.

    Attributes
    ----------
    what : str
        ``"stub ex03_tiff_planes"``, ``"solution ex03_tiff_planes"``, ``"mutant ex03_tiff_planes/whole_stack"``.
    faults : tuple of str
        What is not as it must be; empty where all is well.
    results : tuple of CheckResult
        How its checks ended.
    """

    what: str
    faults: tuple[str, ...]
    results: tuple[CheckResult, ...] = ()


def read_mutant(path: Path) -> Mutant:
    """Return the mutant in a file.

    Raises
    ------
    ValueError
        If its docstring does not say how it must fail, or names a check that does not exist.
    """
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    fields = dict(re.findall(r"^(check|status|says|breaks|tells):[ \t]*(\S.*?)\s*$", doc, re.MULTILINE))
    missing = {"check", "status", "says"} - fields.keys()
    if missing:
        raise ValueError(f"{path}: the docstring has no line {', '.join(f'{name}: …' for name in sorted(missing))}")
    exercise = checks.load(path.parent.name)
    named = tuple(name.strip() for name in fields["check"].split(","))
    unknown = set(named) - {check.name for check in exercise.checks}
    if unknown:
        raise ValueError(f"{path}: {exercise.name} has no check {', '.join(sorted(unknown))}")
    return Mutant(
        path,
        exercise.name,
        named,
        Status(fields["status"]),
        fields["says"],
        fields.get("breaks", ""),
        fields.get("tells", ""),
    )


def read_mutants(folder: Path) -> list[Mutant]:
    """Return every mutant below ``tests/mutants``, in order."""
    return [read_mutant(path) for path in sorted(folder.glob("ex*/*.py"))]


def verify_stubs(exercises: Sequence[Path], progress: Progress | None = None) -> list[Finding]:
    """Verify that every check of every stub ends as not written."""
    (report,) = run([*map(str, exercises)], progress=progress)
    return [_finding("stub", name, results, _unwritten) for name, results in _by_exercise(report)]


def verify_solutions(
    solutions: Sequence[Path], progress: Progress | None = None, seed: int | None = None
) -> list[Finding]:
    """Verify that every check of every solution passes, with the optimum where reads are budgeted."""
    (report,) = run([*map(str, solutions)], progress=progress, seed=seed)
    return [_finding("solution", name, results, _perfect) for name, results in _by_exercise(report)]


def verify_mutants(
    mutants: Sequence[Mutant], solutions: Path, progress: Progress | None = None, seed: int | None = None
) -> list[Finding]:
    """Verify that each mutant fails at its checks, at a pinned example, with its status and its words."""
    with tempfile.TemporaryDirectory(prefix="grade-verify-") as root:
        folders = {str(_folder(Path(root), mutant, solutions)): mutant for mutant in mutants}
        nodes = [f"{folder}/{m.exercise}.py::{check}" for folder, m in folders.items() for check in m.checks]
        reports = run(nodes, progress=progress, seed=seed) if nodes else []
    results = {str(Path(report.folder).resolve()): report.exercises[0].checks for report in reports}
    return [
        _finding("mutant", mutant.name, results[str(Path(folder).resolve())], partial(_not_caught, mutant))
        for folder, mutant in folders.items()
    ]


@dataclass(frozen=True)
class Entry:
    """One line of the ledger: a demand, and the wrong answers that break it.

    Attributes
    ----------
    exercise, check : str
        Where it is asked.
    demand : Demand
        What is asked, and its example.
    mutants : tuple of str
        Names of the mutants that fail at its example and at none before it.
    """

    exercise: str
    check: str
    demand: Demand
    mutants: tuple[str, ...]


def ledger(mutants: Sequence[Mutant], findings: Sequence[Finding], exercises: Sequence[str]) -> list[Entry]:
    """Return every demand of some exercises with the mutants that break it, as `verify_mutants` found."""
    return [
        Entry(name, check.name, demand, tuple(_breaking(name, check, demand, mutants, findings)))
        for name in exercises
        for check in checks.load(name).checks
        for demand in check.demands
        if demand.says
    ]


def _breaking(
    exercise: str, check: Check, demand: Demand, mutants: Sequence[Mutant], findings: Sequence[Finding]
) -> Iterator[str]:
    """Yield the names of the mutants that fail at a demand's example, and name it where others share that example."""
    shared = [other for other in check.demands if other.args == demand.args]
    for mutant, finding in zip(mutants, findings, strict=True):
        for result in finding.results:
            if (mutant.exercise, result.name) == (exercise, check.name) and result.demand == shared[0].says:
                meant = [other for other in shared if mutant.breaks and mutant.breaks in other.says] or shared
                if meant == [demand]:
                    yield mutant.path.stem


def unpinned(mutants: Sequence[Mutant], findings: Sequence[Finding]) -> list[str]:
    """Return what a random example decided: at another seed the verdict may be another."""
    return [
        f"{finding.what}: {result.name} was decided by a random example; pin it with @demand"
        for mutant, finding in zip(mutants, findings, strict=True)
        for result in finding.results
        if result.status is not Status.PASSED and not result.demand
    ]


@dataclass(frozen=True)
class Differing:
    """A verdict that is another one at another seed.

    Attributes
    ----------
    what : str
        The finding and the check.
    seed : int
        Where it differs from the first seed.
    first, here : str
        Status, points and the message's first words there and here.
    """

    what: str
    seed: int
    first: str
    here: str

    def __str__(self) -> str:
        return f"{self.what} at seed {self.seed}: {self.here}\n    at the first seed: {self.first}"


def differing(first: Sequence[Finding], other: Sequence[Finding], seed: int) -> list[Differing]:
    """Return the verdicts of two runs of the same answers that differ in points, in words, or in being as they must be.

    The words are the sentences with their figures left out: values come from the seed.
    """
    return [
        Differing(f"{one.what}: {a.name}", seed, _verdict(a), _verdict(b))
        for one, two in zip(first, other, strict=True)
        for a, b in zip(one.results, two.results, strict=True)
        if _what_stays(a) != _what_stays(b) or bool(one.faults) != bool(two.faults)
    ]


def _what_stays(result: CheckResult) -> tuple[Status, int, bool, str, str]:
    """Return what no seed may change."""
    return result.status, result.score, result.gold, result.demand, _words(result.message)


def _verdict(result: CheckResult) -> str:
    return f"{result.status}, {result.score} of {result.max_score}: {' '.join(result.message.split())}"


def _words(message: str) -> str:
    """Return the sentences of a message that say what is wrong, without what depends on the seed's values."""
    said = [line for line in message.splitlines() if not line.startswith("Called ")]
    return re.sub(r"'[^']*'|[-+\d.,:()\[\]e]+", "", " ".join(said))


def unbroken(mutants: Sequence[Mutant], exercises: Sequence[str]) -> list[str]:
    """Return the checks of some exercises that no mutant breaks: they are no checks."""
    broken = {(mutant.exercise, check) for mutant in mutants for check in mutant.checks}
    return [
        f"{name}::{check.name}"
        for name in exercises
        for check in checks.load(name).checks
        if (name, check.name) not in broken
    ]


def _folder(root: Path, mutant: Mutant, solutions: Path) -> Path:
    """Write the mutant as a whole answer into a folder of its own."""
    folder = root / mutant.exercise / mutant.path.stem
    folder.mkdir(parents=True)
    name = f"{mutant.exercise}.py"
    (folder / name).write_bytes(mutant.behind((solutions / name).read_bytes()))
    return folder


def _by_exercise(report: Report) -> Iterator[tuple[str, Sequence[CheckResult]]]:
    return ((exercise.name, exercise.checks) for exercise in report.exercises)


def _finding(
    kind: str, name: str, results: Sequence[CheckResult], faults: Callable[[CheckResult], Iterator[str]]
) -> Finding:
    return Finding(f"{kind} {name}", tuple(fault for result in results for fault in faults(result)), tuple(results))


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
