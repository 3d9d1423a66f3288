"""`grade watch`: grade again whenever a file is saved."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from grader.cli.answers import checks_of, exercise_name
from grader.cli.answers import folder as folder_of_exercises
from grader.cli.common import course_settings, settings_option

KEYS = "Enter: again   h: hint   n: next   l: list   a: all   q: quit"


@click.command("watch")
@click.argument("exercise", required=False)
@click.argument("functions", nargs=-1, metavar="[FUNCTION]...")
@settings_option
def watch_command(exercise: str | None, functions: tuple[str, ...], settings_file: Path | None) -> None:
    """Grade an exercise again whenever its file is saved.

    With EXERCISE ("ex03"), only that one; with names of functions or checks behind it, only those: "grade watch
    ex10 downsample_mean".
    """
    from rich.console import Console

    from grader.cli.keys import Keys
    from grader.courses.watch import Watch
    from grader.courses.watch_screen import Screen

    settings = course_settings(settings_file)
    folder = folder_of_exercises()
    if not folder.is_dir():
        raise click.UsageError('there is no folder "exercises" here: go to the folder of the course.')
    only = folder / f"{exercise_name(exercise)}.py" if exercise else None
    if only and only.stem not in settings.exercises:
        raise click.UsageError(f"{only.stem} is no exercise of this course: 'grade list' shows them all.")
    if only and not only.is_file():
        raise click.UsageError(f"{only} is not there.")
    with_keys = sys.stdin.isatty()
    files = [folder / f"{name}.py" for name in settings.exercises]
    console = Console()
    named = checks_of(only.stem, functions) if only else []
    watch = Watch(files, only, settings, Screen(console, KEYS if with_keys else "Ctrl-C: quit"), named)
    if not console.is_terminal:
        click.echo(f"Watching {only or folder}. Ctrl-C ends it.\n")
    try:
        with Keys(watch.tell) if with_keys else nullcontext():
            watch.run()
    except KeyboardInterrupt:
        click.echo()
