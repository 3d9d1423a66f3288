"""Which answers the user means: files, folders, exercises, and functions or checks of one."""

import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from grader import checks
from grader.marking.outline import Outline

EXERCISES = "exercises"


def folder() -> Path:
    """Return the folder of the exercises: that of the course, or the current one where it is that folder."""
    here = Path(EXERCISES)
    if not here.is_dir() and any(Path(f"{name}.py").is_file() for name in checks.names()):
        return Path()
    return here


def exercise_name(word: str) -> str:
    """Return the name of the exercise that the user means."""
    name = checks.find(word)
    if name is None:
        _say_where_it_is_asked(word)
        raise click.UsageError(f"there is no exercise {word}: 'grade list' shows them all.")
    return name


def file_of(word: str, name: str) -> Path:
    """Return where the answer to an exercise lies, or would: the file that the user names, or that of the course."""
    if Path(word).is_file():
        return Path(word)
    return (folder() if folder().is_dir() else Path()) / f"{name}.py"


def named_answers(words: Sequence[str], *, may_be_missing: bool = False) -> list[str]:
    """Return the files and folders that the user names, or pytest's node ids of the checks in them.

    Parameters
    ----------
    words : sequence of str
        Paths and names of exercises, each of them, perhaps, with names of functions or checks behind it:
        ``["ex10", "downsample_mean"]``, ``["ex10::averages_each_window"]``. Without any: the folder of the exercises.
    may_be_missing : bool
        A file that is not there is named all the same.
    """
    named: list[tuple[str, list[str]]] = []
    for word in words or (str(folder()),):
        path, *parts = word.split("::")
        if not parts and named and not _is_path(word) and checks.find(word) is None:
            named[-1][1].append(word)
        else:
            named.append((_answer(path, may_be_missing=may_be_missing), parts))
    return [node for path, parts in named for node in ([path] if not parts else _nodes(path, parts))]


def checks_of(exercise: str, words: Sequence[str]) -> list[str]:
    """Return the names of the checks that are named, or that grade the functions that are named."""
    known = checks.listed(exercise).checks
    for word in words:
        if not any(_is_named(check, word) for check in known):
            functions = ", ".join(dict.fromkeys(check.of for check in known))
            meant = _meant(word, [name for check in known for name in (check.name, check.of)])
            raise click.UsageError(f"{exercise} has no function or check {word}{meant} Its functions: {functions}.")
    return [check.name for check in known if any(_is_named(check, word) for word in words)]


def _is_named(check: Outline, word: str) -> bool:
    """Say whether a word names a check, the function that it grades, or that function's class."""
    return word in (check.name, check.of, check.of.partition(".")[0])


def _nodes(path: str, words: Sequence[str]) -> Iterator[str]:
    if Path(path).stem not in checks.names():
        raise click.UsageError(f"{words[0]}: name the exercise that has it, such as grade run ex03 read_plane.")
    return (f"{path}::{check}" for check in checks_of(Path(path).stem, words))


def _is_path(word: str) -> bool:
    return Path(word).exists() or bool({"/", os.sep, "."} & set(word))


def _answer(path: str, *, may_be_missing: bool) -> str:
    """Return the file or folder that the user means."""
    if "[" in path:
        raise click.UsageError(f"{path!r} cannot be graded: rename it, without [ in its name.")
    if Path(path).exists():
        if Path(path).is_file() and Path(path).stem not in checks.names():
            raise click.UsageError(
                f"{path} is no exercise: its name must be one of those that 'grade list' shows, "
                f"such as {checks.names()[0]}.py."
            )
        return path
    name = checks.find(path) if not _is_path(path) else None
    file = folder() / f"{name}.py"
    if name and (file.exists() or may_be_missing):
        return str(file)
    if may_be_missing:
        return path
    if path == EXERCISES:
        raise click.UsageError(
            'there is no folder "exercises" here: go to the folder of the course, or name a path: grade run PATH.'
        )
    if name:
        raise click.UsageError(f"{file} is not there: go to the folder of the course, or name a path: grade run PATH.")
    _say_where_it_is_asked(path)
    files = [str(one) for where in (Path(path).parent, folder()) for one in where.glob("ex*.py")]
    known = checks.find(path)
    meant = _meant(path, [*files, EXERCISES, *checks.names()]) if known is None else f": did you mean {known}?"
    raise click.UsageError(
        f"{path} is not there{meant} Name an exercise file, a folder of them, or an exercise such as ex03."
    )


def _say_where_it_is_asked(word: str) -> None:
    """Raise if a word names no exercise, but a function or check of one."""
    owners = (one for one in checks.names() for check in checks.listed(one).checks if _is_named(check, word))
    if owner := next(owners, ""):
        short, command = owner.partition("_")[0], click.get_current_context().info_name
        raise click.UsageError(f"{word} is asked in {short}: grade {command} {short} {word}")


def _meant(word: str, candidates: Sequence[str]) -> str:
    """Return the end of a sentence: what the user may have meant."""
    close = difflib.get_close_matches(word, candidates, 1, 0.7)
    return f": did you mean {close[0]}?" if close else "."
