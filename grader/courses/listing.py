"""What there is to do: the list of exercises, and the hints of one."""

from collections.abc import Collection, Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.checks import Listed
from grader.reports.words import counted


def print_list(exercises: Iterable[Listed], console: Console) -> None:
    """Print one line an exercise: name, title, points, checks."""
    exercises = tuple(exercises)
    table = Table(box=None, pad_edge=False)
    for heading in ("Exercise", "Title"):
        table.add_column(heading)
    for heading in ("Points", "Checks"):
        table.add_column(heading, justify="right")
    for one in exercises:
        points = f"{one.points} bonus" if one.bonus else str(one.points)
        table.add_row(one.name, one.title, points, str(len(one.checks)))
    console.print(table)
    console.print(f"\n{course_words(exercises)}.", highlight=False)


def course_words(exercises: Collection[Listed]) -> str:
    """Return how many exercises there are, and their points: ``17 exercises, 100 points, and 10 bonus points``."""
    total, bonus = (sum(one.points for one in exercises if one.bonus is is_bonus) for is_bonus in (False, True))
    more = f", and {counted(bonus, 'bonus point')}" if bonus else ""
    return f"{counted(len(exercises), 'exercise')}, {counted(total, 'point')}{more}"


def print_hints(exercise: Listed, console: Console) -> None:
    """Print, for each check of an exercise, what it asks and where to look."""
    console.print(Text(f"{exercise.name}: {exercise.title}", style="bold"))
    for check in exercise.checks:
        points = "1 point" if check.points == 1 else f"{check.points} points"
        console.print()
        console.print(Text(f"{check.name} ({check.of}, {points})", style="bold"))
        console.print(Padding(Text(check.title), (0, 0, 0, 2)))
        console.print(Padding(Text(f"Hint: {check.hint}"), (0, 0, 0, 2)))
