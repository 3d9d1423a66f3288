"""The grader's own time and memory while it judges one check: what an answer sent back must not use them up."""

import ctypes
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from grader.marking.words import type_of
from grader.sandbox.verdicts import Verdict, in_words
from grader.sandbox.vitals import vitals_of

MAX_ELEMENTS = 2**22
"""Values in what a function of an answer's returns: four times as many as any exercise asks for."""

MAX_GROWTH = 512 * 2**20
"""Bytes by which the grader may grow while it judges one check; the exercises take 125 MB at most."""

_LOOK_EVERY = 0.1


class TooMuch(Verdict, Exception):
    """The answer returned more than can be an answer to any exercise."""


class Unjudged(Verdict):
    """What the answer returned took the grader more than it may take to judge a check."""

    def __init__(self) -> None:
        super().__init__(
            "It could not be judged: what came back takes the grader more time or memory than there is for a check "
            f"({in_words(MAX_GROWTH)}).\nReturn what the docstring says, and no more."
        )


def bounded(value: Any, call: str) -> Any:
    """Return `value`, which `call` returned, unless there is more in it than can be an answer.

    Raises
    ------
    TooMuch
        If it has more than `MAX_ELEMENTS` values, or an array in it has an axis longer than that.
    """
    n_elements, parts = 0, [value]
    while parts:
        part = parts.pop()
        if isinstance(part, np.ndarray):
            n_elements += max(1, part.size, *part.shape)  # an empty array may have an axis of any length
        elif isinstance(part, (list, tuple, set)):
            parts += part
        elif isinstance(part, dict):
            parts += [*part, *part.values()]
        elif isinstance(part, (str, bytes)):
            n_elements += len(part)
        if n_elements > MAX_ELEMENTS:
            what = f", {type_of(value)}" if isinstance(value, np.ndarray) else ""
            raise TooMuch(
                f"Called {call}.\nIt returned more than {MAX_ELEMENTS:,} values{what}: no exercise asks for that many."
                f"\nReturn what the docstring says, and no more."
            )
    return value


@contextmanager
def judging(seconds: float, elsewhere: Callable[[], float]) -> Iterator[None]:
    """Bound what the grader takes of processor time and memory in this block.

    Parameters
    ----------
    seconds : float
        Processor time of this process that the block may take.
    elsewhere : callable
        Returns how much of it was taken to serve answers, which their own time covers.

    Raises
    ------
    Unjudged
        In the block, once it takes more.
    """
    watch = _Watch(seconds, elsewhere)
    watch.start()
    try:
        yield
    finally:
        watch.end()


class _Watch(threading.Thread):
    """Looks at this process from a thread, and has the thread that judges raise.

    An exception that is set from another thread comes up between two steps of Python's own, on every system; no step is
    long, since `bounded` refuses what would make it so.
    """

    def __init__(self, seconds: float, elsewhere: Callable[[], float]) -> None:
        super().__init__(name="grade-judging", daemon=True)
        self._judge = threading.get_ident()
        self._elsewhere = elsewhere
        self._until = time.process_time() - elsewhere() + seconds
        self._vitals = vitals_of(os.getpid())
        self._most_resident = (self._vitals.resident_bytes() or 2**62) + MAX_GROWTH
        self._ended = threading.Event()
        self._acting = threading.Lock()

    def run(self) -> None:
        """Look ten times a second, and again after it was raised: a callback of Python's may swallow it."""
        pause = _LOOK_EVERY
        while not self._ended.wait(pause):
            if self._is_too_much():
                pause = 1.0
                with self._acting:
                    if not self._ended.is_set():
                        self._set(ctypes.py_object(Unjudged))

    def end(self) -> None:
        """Stop looking; what was set and has not come up yet does not come up any more."""
        with self._acting:
            self._ended.set()
            self._set(None)
        self.join()

    def _is_too_much(self) -> bool:
        if time.process_time() - self._elsewhere() > self._until:
            return True
        return (self._vitals.resident_bytes() or 0) > self._most_resident

    def _set(self, exception: Any) -> None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._judge), exception)
