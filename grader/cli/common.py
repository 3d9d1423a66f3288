"""What the commands share."""

from typing import Any

import click

from grader import checks

EXERCISES = "exercises"


def exercise_name(word: str) -> str:
    """Return the name of the exercise that the user means."""
    name = checks.find(word)
    if name is None:
        raise click.UsageError(f"there is no exercise {word}: 'grade list' shows them all.")
    return name


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
