"""What a check lends to an answer: Python that runs beside it, and what the grader gives it piece by piece.

Whatever lies beside an answer, a hostile one can change: a counter there counts nothing. How often something was asked
for, and with what, is counted where the grader answers: by a `Handed`, or by a function in a `Given`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Generic, TypeVar

from grader.marking import attempt
from grader.marking.student import Remote
from grader.sandbox.verdicts import Crashed

T = TypeVar("T")


class Handed(Iterator[T], Generic[T]):
    """Items that an answer takes one by one from the grader.

    Parameters
    ----------
    items : iterable
        What it gets; none is made before it is asked for.

    Attributes
    ----------
    taken : int
        How many it has taken.
    """

    def __init__(self, items: Iterable[T]) -> None:
        self._items = iter(items)
        self.taken = 0

    def __next__(self) -> T:
        item = next(self._items)
        self.taken += 1
        return item


def lend(name: str, source: str) -> Remote:
    """Put a function into the worker, where an answer can call it without a message to the grader.

    Parameters
    ----------
    name : str
        Its name.
    source : str
        Python that defines it. It runs beside the answer: there is nothing in it that the answer must not know, and
        nothing that it says afterwards is believed.
    """
    return lent_as(name, attempt.current().link.request(name, "define", name, source))


def lent_as(name: str, thing: Any) -> Remote:
    """Return something that was lent under the name that messages give it.

    Raises
    ------
    Crashed
        If it is no thing in the worker: an answer has put something else in its place.
    """
    if not isinstance(thing, Remote):
        raise forged(name)
    return Remote(attempt.current().link, thing.handle, name)


def told(name: str, said: Any, *kinds: type) -> Any:
    """Return what something lent said: a value of that type, or a tuple of values of those.

    Raises
    ------
    Crashed
        If it is anything else: an answer speaks in its place.
    """
    values = said if isinstance(said, tuple) else (said,)
    if tuple(map(type, values)) != kinds:
        raise forged(name)
    return said


def forged(name: str) -> Crashed:
    """Return the verdict on an answer that has put something of its own in the place of what was lent to it."""
    return Crashed(f"The answer's process has something else in the place of {name}, which was lent to it.")
