"""What there is to do: the list of exercises, and the hints of one, step by step."""

from collections.abc import Collection, Iterable
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from grader.checks import Listed
from grader.courses.steps import read_notes, take_step
from grader.marking.outline import Outline
from grader.reports.words import counted, short_name


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


def print_next_step(exercise: Listed, file: Path, asked: Collection[Outline], again: str, console: Console) -> None:
    """Take the next step of the hints of the first check that fails, and print it below the earlier ones.

    Parameters
    ----------
    exercise : Listed
        The exercise.
    file : Path
        Where the student's answer to it lies.
    asked : collection of Outline
        The checks to choose from, in order. One that failed when it was graded last comes before one that was not
        graded.
    again : str
        What the student types or presses for the step after this one.
    console : Console
        Where to print.
    """
    short = short_name(exercise.name)
    passed = read_notes(file).passed
    left = [check for check in asked if not passed.get(check.name)]
    if not left:
        what = short if len(asked) == len(exercise.checks) else ", ".join(check.name for check in asked)
        _say(f"{what}: all passed when graded last. All steps: grade hint {short} --all", console)
        return
    check = next((one for one in left if one.name in passed), left[0])
    n_steps = len(check.hints)
    n_taken, is_kept = take_step(file, check.name, n_steps)
    _print_check(exercise, check, n_taken, console)
    console.print()
    if not passed and len(asked) > 1:
        begins = f"Nothing of {short} is graded yet, so this is the first check"
        _say(f"{begins}: grade run {short} tells which one fails.", console)
    if n_taken == n_steps:
        _say("That was the last step.", console)
    else:
        _say(f"The next step: {again}" if is_kept else f"All steps: grade hint {short} --all", console)


def print_all_steps(exercise: Listed, asked: Iterable[Outline], console: Console) -> None:
    """Print all steps of the hints of some checks of an exercise."""
    for number, check in enumerate(asked):
        if number:
            console.print()
        _print_check(exercise, check, len(check.hints), console)


def _print_check(exercise: Listed, check: Outline, n_shown: int, console: Console) -> None:
    """Print what a check asks, and its first steps, the last of them not dim."""
    console.print(Text(f"{exercise.name}, {check.name}", style="bold"))
    console.print(Padding(Text(check.title), (0, 0, 0, 2)))
    for number, step in enumerate(check.hints[:n_shown], 1):
        style = "dim" if number < n_shown else ""
        console.print()
        console.print(Padding(Text(f"Step {number} of {len(check.hints)}: {step}", style), (0, 0, 0, 2)))


def _say(sentence: str, console: Console) -> None:
    console.print(Text(sentence))
