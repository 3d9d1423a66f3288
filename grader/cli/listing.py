"""`grade list` and `grade hint`: what there is to do, and where to look."""

import click

from grader import checks
from grader.cli.common import exercise_name


@click.command("list")
def list_command() -> None:
    """List the exercises, with their points and checks."""
    from rich.console import Console

    from grader.courses.listing import print_list

    print_list([checks.load(name) for name in checks.names()], Console())


@click.command("hint")
@click.argument("exercise")
def hint_command(exercise: str) -> None:
    """Show a hint for each check of EXERCISE: "grade hint ex03"."""
    from rich.console import Console

    from grader.courses.listing import print_hints

    print_hints(checks.load(exercise_name(exercise)), Console())
