"""`grade list` and `grade hint`: what there is to do, and where to look."""

from pathlib import Path

import click

from grader import checks
from grader.cli.answers import exercise_name
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
def hint_command(exercise: str) -> None:
    """Show a hint for each check of EXERCISE: "grade hint ex03"."""
    from rich.console import Console

    from grader.courses.listing import print_hints

    print_hints(checks.listed(exercise_name(exercise)), Console())
