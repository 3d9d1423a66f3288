"""Usual mistakes, recognised by what they give."""

from collections.abc import Callable, Mapping
from typing import TypeVar

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
    words = [words for words, value in mistakes.items() if same(value)]
    return words[0] if len(words) == 1 else ""
