"""What a student's own runs leave for `grade hint`: which checks passed last, and which steps of their hints are taken.

It lies in a folder ``.grade`` beside the exercise's file, a file an exercise. No grade depends on it: an official run
neither reads nor writes it, and where it cannot be read or written, hints begin at their first step.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from grader.marking.plain_file import read_plain
from grader.reports.files import replace

if TYPE_CHECKING:
    from grader.reports.model import Report

FOLDER = ".grade"

Value = TypeVar("Value")


@dataclass
class Notes:
    """What is known of one exercise.

    Attributes
    ----------
    passed : dict of str to bool
        Whether a check earned all of its points when it was graded last, by its name.
    taken : dict of str to int
        How many steps of a check's hints the student has seen, by its name.
    """

    passed: dict[str, bool] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)


def read_notes(file: Path) -> Notes:
    """Return what is known of the exercise in `file`; nothing, where that cannot be read."""
    try:
        values = json.loads(read_plain(_place(file)))
        return Notes(_only(bool, values["passed"]), _only(int, values["taken"]))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Notes()


def keep_results(reports: Iterable["Report"]) -> None:
    """Note which checks passed; those that were not graded stay as they were."""
    for report in reports:
        for exercise in report.exercises:
            file = Path(report.folder, f"{exercise.name}.py")
            notes = read_notes(file)
            notes.passed |= {check.name: check.score == check.max_score for check in exercise.checks}
            _write(file, notes)


def take_step(file: Path, check: str, n_steps: int) -> tuple[int, bool]:
    """Take the next step of a check's hints.

    Returns
    -------
    n_taken : int
        How many are taken now: at most `n_steps`.
    kept : bool
        Whether that is known the next time.
    """
    notes = read_notes(file)
    n_taken = min(max(notes.taken.get(check, 0), 0) + 1, n_steps)
    notes.taken[check] = n_taken
    is_of_student = any(file.with_suffix(suffix).is_file() for suffix in (".py", ".ipynb"))
    return n_taken, is_of_student and _write(file, notes)


def _place(file: Path) -> Path:
    return file.parent / FOLDER / f"{file.stem}.json"


def _only(kind: type[Value], values: dict[str, Any]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if isinstance(value, kind)}


def _write(file: Path, notes: Notes) -> bool:
    """Write notes whole, or leave the old ones; return whether they are written."""
    place = _place(file)
    try:
        if place.parent.is_symlink():  # it may lead anywhere
            return False
        place.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError), (place.parent / ".gitignore").open("x", encoding="utf-8") as ignored:
            ignored.write("*\n")
        replace(place, json.dumps(asdict(notes)).encode())
    except OSError:
        return False
    return True
