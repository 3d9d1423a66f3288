"""Usual mistakes, recognised by what they give."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from grader.marking.student import Remote
from grader.marking.words import shown, type_of

T = TypeVar("T")


def named(mistakes: Mapping[str, T], same: Callable[[T], object]) -> str:
    """Return what is to be said of the mistake that gives what was returned.

    Parameters
    ----------
    mistakes : mapping of str to object
        What each mistake gives, by what is to be said of it.
    same : callable
        Says whether that is what was returned.

    Returns
    -------
    str
        Empty where no mistake gives it, or more than one: never a guess.
    """
    words = [words for words, value in mistakes.items() if _holds(same, value)]
    return words[0] if len(words) == 1 else ""


def _holds(same: Callable[[T], object], value: T) -> bool:
    try:
        return bool(same(value))
    except (TypeError, ValueError, OverflowError):  # what was returned cannot even be compared
        return False


def returned(got: Any) -> str:
    """Return what was returned as a student would type it, or its type where it is an object of the answer's."""
    return type_of(got) if isinstance(got, Remote) else shown(got)
