"""What the commands share."""

from pathlib import Path
from typing import Any

import click

from grader.cli.answers import folder
from grader.marking.settings import FILE, BadSettings, Settings, read_settings


def read_seed(seed: int | None, seed_file: Any) -> int | None:
    """Return the seed that was given, as a number or in a file."""
    if seed_file is None:
        return seed
    if seed is not None:
        raise click.UsageError("give --seed or --seed-file, not both.")
    try:
        return int(seed_file.read())
    except (ValueError, UnicodeDecodeError):
        raise click.UsageError(f"{seed_file.name} does not hold a whole number.") from None


def settings_option(command: Any) -> Any:
    """Give a command the option ``--settings``."""
    file = click.Path(dir_okay=False, path_type=Path)
    text = f"The course's settings (default: {FILE}, if there is one here)."
    return click.option("--settings", "settings_file", type=file, metavar="FILE", help=text)(command)


def course_settings(file: Path | None, *, look_here: bool = True) -> Settings:
    """Return the settings in `file`, or else, where that is wanted, those of the course that the user is in."""
    here = Path(FILE) if Path(FILE).exists() or folder() != Path() else Path("..", FILE)
    file = file or (here if look_here and here.exists() else None)
    try:
        return read_settings(file) if file else Settings()
    except BadSettings as error:
        raise click.UsageError(str(error)) from None
