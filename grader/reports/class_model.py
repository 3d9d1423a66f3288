"""What a graded class is: frozen data, made of reports, for tables and a page."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from grader.reports.model import CheckResult, Report, Status
from grader.reports.words import clean, is_full, one_line


@dataclass(frozen=True)
class ClassExercise:
    """An exercise of the course.

    Attributes
    ----------
    name, title : str
        ``"ex03_tiff_planes"``, and its heading.
    points : int
        What it earns at most.
    bonus : bool
        Its points are a bonus.
    """

    name: str
    title: str
    points: int
    bonus: bool = False


@dataclass(frozen=True)
class ClassRow:
    """One line of the class's table: a student, or somebody of whom there is no submission.

    Attributes
    ----------
    student : str
        Name of the folder; of the roster's person where there is no folder.
    points : mapping of str to int
        Points by exercise: of those that were graded, and none for those that were not handed in.
    missing : tuple of str
        Names of the exercises that were not handed in.
    bonus : tuple of str
        Names of the exercises whose points are a bonus.
    person : mapping of str to str
        What the roster says.
    late : float or None
        Hours after the deadline, 0 if in time; None where that is not known.
    remark : str
        What the instructor should know: why something was not graded.
    page : str
        Link to the student's report; empty where there is none.
    """

    student: str
    points: Mapping[str, int]
    missing: tuple[str, ...] = ()
    bonus: tuple[str, ...] = ()
    person: Mapping[str, str] = field(default_factory=dict)
    late: float | None = None
    remark: str = ""
    page: str = ""

    @property
    def score(self) -> int:
        """Points, without the bonus."""
        return sum(points for name, points in self.points.items() if name not in self.bonus)

    @property
    def bonus_score(self) -> int:
        """Bonus points."""
        return sum(points for name, points in self.points.items() if name in self.bonus)


@dataclass(frozen=True)
class FailedCheck:
    """A check that some did not pass in full.

    Attributes
    ----------
    exercise, name, title : str
        Which check it is, and the sentence that it grades.
    failed, tried : int
        Students who did not get all of its points, and those who had written an answer.
    """

    exercise: str
    name: str
    title: str
    failed: int
    tried: int


@dataclass(frozen=True)
class Idea:
    """A mistake that several made alike.

    Attributes
    ----------
    exercise, text : str
        Where, and what their reports say of it, numbers left out.
    students : int
        How many made it.
    """

    exercise: str
    text: str
    students: int


@dataclass(frozen=True)
class GradedClass:
    """A whole class.

    Attributes
    ----------
    title : str
        Name of the class's folder.
    exercises : tuple of ClassExercise
        Those of the course, in order.
    rows : tuple of ClassRow
        One for each submission, then those of whom there is none.
    failed : tuple of FailedCheck
        The most often failed first.
    ideas : tuple of Idea
        The most common first.
    """

    title: str
    exercises: tuple[ClassExercise, ...]
    rows: tuple[ClassRow, ...]
    failed: tuple[FailedCheck, ...] = ()
    ideas: tuple[Idea, ...] = ()

    @property
    def max_score(self) -> int:
        """Points to be had, without the bonus."""
        return sum(exercise.points for exercise in self.exercises if not exercise.bonus)


class Tally:
    """Counts what went wrong, report by report, so that not all of them need be in memory."""

    def __init__(self) -> None:
        self._titles: dict[tuple[str, str], str] = {}
        self._tried: Counter[tuple[str, str]] = Counter()
        self._failed: Counter[tuple[str, str]] = Counter()
        self._ideas: Counter[tuple[str, str]] = Counter()

    def add(self, report: Report, leave_out: Collection[str] = ()) -> None:
        """Take in one student's report, without the exercises named: those that could not be graded."""
        ideas: set[tuple[str, str]] = set()
        for exercise in report.exercises:
            if exercise.name in leave_out:
                continue
            for check in exercise.checks:
                key = exercise.name, check.name
                self._titles[key] = one_line(check.title)
                if check.status is Status.NOT_IMPLEMENTED:
                    continue
                self._tried[key] += 1
                if not is_full(check):
                    self._failed[key] += 1
                    ideas.add((exercise.name, idea_of(check)))
        self._ideas.update(ideas)

    def failed(self, n: int) -> tuple[FailedCheck, ...]:
        """Return the `n` checks that were failed most often."""
        return tuple(
            FailedCheck(*key, self._titles[key], failed, self._tried[key]) for key, failed in _first(self._failed, n)
        )

    def ideas(self, n: int) -> tuple[Idea, ...]:
        """Return the `n` mistakes that were made by the most students, each by two at least."""
        return tuple(Idea(*key, students) for key, students in _first(self._ideas, n) if students > 1)


def _first(counted: Counter[tuple[str, str]], n: int) -> Sequence[tuple[tuple[str, str], int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:n]


_IDEA_LENGTH = 160
_SHORTER = (
    (re.compile(r"^It raised (\w+)\b.*"), r"It raised \1."),
    (
        re.compile(r"^It returned .*, expected (an? [A-Za-z][^\d(]*[a-z]).*"),
        r"It returned something else, expected \1.",
    ),
    (re.compile(r"^It returned (?!something else,).*, expected .*"), "It returned something else than expected."),
    (re.compile(r"^(\w+)(?:\[\d+\])?(?:\.\w+)? is .*, expected .*"), r"\1 is something else than expected."),
    (re.compile(r"(?<!\w)\([-\d., ]*\)|'[^']*'|\"[^\"]*\"|\[[^\[\]]*\]"), "…"),
    (re.compile(r" \([^()]*\)"), ""),
    (re.compile(r"-?(?<![A-Za-z_\d])\d[\d.,]*(?<![.,])"), "…"),
    (re.compile(r"… (chunk|voxel|byte|time)\b"), r"… \1s"),
)


def idea_of(check: CheckResult) -> str:
    """Return what is behind a failure, so that equal mistakes read alike: the message's last line, without its numbers.

    A message goes from what was called over what came back to what that means; the last line tells the most.
    """
    lines = [one_line(line) for line in clean(check.message).splitlines() if line.strip()]
    text = lines[-1] if lines else ""
    for pattern, shorter in _SHORTER:
        text = pattern.sub(shorter, text)
    text = text or check.status.value.replace("_", " ")
    return text if len(text) <= _IDEA_LENGTH else text[: _IDEA_LENGTH - 1].rstrip() + "…"


def spread(exercise: ClassExercise, rows: Iterable[ClassRow]) -> list[int]:
    """Return how many students have 0, 1, 2… points in an exercise: those who handed it in."""
    counts = [0] * (exercise.points + 1)
    for row in rows:
        if exercise.name in row.points and exercise.name not in row.missing:
            counts[min(row.points[exercise.name], exercise.points)] += 1
    return counts
