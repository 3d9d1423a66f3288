"""One submission graded: a function of data alone, so that any process on any machine can do it."""

import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from grader.marking.settings import Settings
from grader.reports.model import Report, Status

_ONE_AT_A_TIME = threading.Lock()
"""pytest is not made for threads, and the current folder belongs to the whole process."""


@dataclass(frozen=True)
class Job:
    """What it takes to grade a submission.

    Attributes
    ----------
    student : str
        What the report calls it.
    files : mapping of str to (str, bytes)
        File suffix and content, by exercise: Python, or a notebook.
    faults : mapping of str to str
        Why an exercise of it cannot be graded, by exercise.
    settings : Settings
        Of the course; its seed file is not read.
    seed : int or None
        Seed of volumes and examples.
    require_isolation : bool
        Grade nothing unless answers are kept apart by all that there is.
    grader : str
        The `grader_digest` of the one who asks, where another machine may have another grader.
    notes : tuple of str
        What the teacher should know of the files.
    """

    student: str
    files: Mapping[str, tuple[str, bytes]]
    faults: Mapping[str, str] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    seed: int | None = None
    require_isolation: bool = False
    grader: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Graded:
    """What came of it.

    Attributes
    ----------
    report : str
        The Report as JSON; empty where nothing could be graded.
    faults : mapping of str to str
        Why an exercise was not graded, by exercise; by ``""`` where it was all of them.
    missing : tuple of str
        Exercises of the course that were not handed in.
    notes : tuple of str
        What the teacher should know of the files.
    """

    report: str
    faults: Mapping[str, str]
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def grade_one(job: Job) -> Graded:
    """Grade a submission; whatever happens is told in what it returns."""
    if job.grader and job.grader != grader_digest():
        return Graded("", {"": "the cluster's worker has another version of the grader: install the same on both"})
    with _ONE_AT_A_TIME:
        try:
            return _grade(job)
        except Exception as error:
            return Graded("", {"": _reason(error)})


def _grade(job: Job) -> Graded:
    from grader.courses.one_answer import grade_sources
    from grader.reports.json_report import to_json

    sources, faults = _sources(job)
    if not sources:
        return Graded("", faults or {"": "there is no exercise file in it"})
    settings = replace(job.settings, seed_file=None)
    report = grade_sources(sources, seed=job.seed, settings=settings, require_isolation=job.require_isolation)
    missing = tuple(name for name in job.settings.exercises if name not in {**sources, **faults})
    report = replace(report, folder=job.student, seed=None)  # it may come before students
    return Graded(to_json(_complete(report, faults, job.settings)), faults, missing, job.notes)


def _complete(report: Report, faults: Mapping[str, str], settings: Settings) -> Report:
    """Return the report of the whole course, without points for what was not handed in, or could not be graded."""
    from grader.courses.submission import completed, without_points

    broken = [without_points(name, settings, Status.ERROR, f"Not graded: {why}.") for name, why in faults.items()]
    report = replace(report, exercises=report.exercises + tuple(broken))
    return completed(report, [Path(f"{name}.py") for name in settings.exercises], settings)


def _sources(job: Job) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the exercise files, those of notebooks made from their cells, and why others could not be had."""
    sources: dict[str, bytes] = {}
    faults = dict(job.faults)
    for exercise, (suffix, content) in job.files.items():
        try:
            sources[exercise] = content if suffix == ".py" else _of_notebook(content, exercise)
        except Exception as error:  # a notebook is a stranger's document
            faults[exercise] = _reason(error)
    return sources, faults


def _of_notebook(notebook: bytes, exercise: str) -> bytes:
    from grader.courses.notebooks import answer_source

    return answer_source(notebook, exercise)


def _reason(error: Exception) -> str:
    from grader.courses.run import CannotRun

    told = isinstance(error, CannotRun | ValueError) and str(error)
    return str(error) if told else f"the grader failed: {type(error).__name__}: {error}"


_GRADES = ("checks", "earlier", "given.py", "marking", "plugin.py", "sandbox", "stores", "volumes")
"""The rooms and files of the grader that a grade comes from; what shows it may change without a new grading."""


@cache
def grader_digest() -> str:
    """Return a number that changes with the code that grades."""
    root = Path(__file__).parents[2]
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        if name.parts[0] in _GRADES and path.suffix in (".py", ".bin", ".json"):
            digest.update(name.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def job_digest(job: Job, answers: str) -> str:
    """Return two numbers: that of the answers, as given, and one that changes with seed, settings or grader."""
    settings = replace(job.settings, deadline=None, seed_file=None).to_toml()
    parts = (str(job.seed), settings, grader_digest())
    return f"{answers} {hashlib.sha256(chr(0).join(parts).encode()).hexdigest()}"
