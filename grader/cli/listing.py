"""`grade list` and `grade hint`: what there is to do, and where to look."""

from pathlib import Path

import click

from grader import checks
from grader.cli.answers import checks_of, exercise_name, file_of
from grader.cli.common import course_settings, settings_option


@click.command("list")
@settings_option
def list_command(settings_file: Path | None) -> None:
    """List the exercises, with their points and checks."""
    from rich.console import Console

    from grader.courses.listing import print_list

    settings = course_settings(settings_file)
    print_list([settings.listed(name) for name in settings.exercises], Console())


@click.command("hint")
@click.argument("exercise")
@click.argument("functions", nargs=-1, metavar="[FUNCTION]...")
@click.option("--all", "all_steps", is_flag=True, help="Show all steps of all checks.")
def hint_command(exercise: str, functions: tuple[str, ...], all_steps: bool) -> None:
    """Show the next step towards the next check that fails.

    "grade hint ex03" shows the first step, the same again the second: where to look, how to do it, nearly the code.
    With names of functions or checks behind EXERCISE, only theirs: "grade hint ex03 read_crop".
    """
    from rich.console import Console

    from grader.courses.listing import print_all_steps, print_next_step

    word, *named = exercise.split("::")
    name = exercise_name(word)
    listed = checks.listed(name)
    wanted = checks_of(name, [*named, *functions]) or [check.name for check in listed.checks]
    asked = [check for check in listed.checks if check.name in wanted]
    if all_steps:
        print_all_steps(listed, asked, Console())
    else:
        again = " ".join(["grade hint", exercise, *functions])
        print_next_step(listed, file_of(word, name), asked, again, Console())
