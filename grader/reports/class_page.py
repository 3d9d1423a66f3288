"""The page of a class, in one file: how the points lie, what was failed most, who has what. No network, no server."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Template

from grader.reports.class_model import ClassExercise, ClassRow, GradedClass, spread
from grader.reports.html import environment
from grader.reports.words import counted, short_name

_WIDTH, _HEIGHT, _TOP = 240.0, 60.0, 14.0
"""Of a chart's bars, and the room above them for their numbers, in its own units."""


@dataclass(frozen=True)
class Bar:
    """One bar of a chart.

    Attributes
    ----------
    x, y, width, height : float
        Where it stands, in the chart's units.
    n : int
        How many students.
    label : str
        What they have in common: ``"3 points"``.
    """

    x: float
    y: float
    width: float
    height: float
    n: int
    label: str


@dataclass(frozen=True)
class Chart:
    """How the points of one exercise lie.

    Attributes
    ----------
    exercise : ClassExercise
        Which one.
    bars : tuple of Bar
        From no point to all of them.
    n_students : int
        Those who handed it in.
    mean : float
        Of their points.
    """

    exercise: ClassExercise
    bars: tuple[Bar, ...]
    n_students: int
    mean: float


def class_page(graded: GradedClass) -> str:
    """Return the whole page."""
    with_points = [row for row in graded.rows if row.points]
    return _template().render(
        graded=graded,
        charts=[chart(exercise, with_points) for exercise in graded.exercises],
        summary=summary(graded),
        broken=[row for row in graded.rows if not row.points],
        late=any(row.late is not None for row in graded.rows),
        bonus=any(exercise.bonus for exercise in graded.exercises),
        short_name=short_name,
    )


def summary(graded: GradedClass) -> str:
    """Return the class in a sentence or two."""
    scores = [row.score for row in graded.rows if row.points]
    rest = len(graded.rows) - len(scores)
    graded_words = f"{counted(len(scores), 'submission')} graded" + (f", {rest} without a grade" if rest else "") + "."
    if not scores:
        return graded_words
    middle = f"{statistics.median(scores):g}"
    return (
        f"{graded_words} Median {middle} of {counted(graded.max_score, 'point')}, from {min(scores)} to {max(scores)}."
    )


def chart(exercise: ClassExercise, rows: Sequence[ClassRow]) -> Chart:
    """Return how the points of one exercise lie."""
    counts = spread(exercise, rows)
    total, most = sum(counts), max(counts)
    points = sum(place * n for place, n in enumerate(counts))
    return Chart(exercise, tuple(_bars(counts, most)), total, points / total if total else 0.0)


def _bars(counts: Sequence[int], most: int) -> Iterable[Bar]:
    step = _WIDTH / len(counts)
    for place, n in enumerate(counts):
        height = _HEIGHT * n / most if most else 0.0
        yield Bar(
            round(place * step + step * 0.1, 2),
            round(_TOP + _HEIGHT - height, 2),
            round(step * 0.8, 2),
            round(height, 2),
            n,
            counted(place, "point"),
        )


@cache
def _template() -> Template:
    return environment().get_template("class.html.j2")
