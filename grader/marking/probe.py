"""What an answer does in the pinned examples of a check, in digests: what came back, and what was read and written."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass, replace
from typing import Any, NamedTuple

import numpy as np

from grader.marking.attempt import Attempt, Example
from grader.marking.check import Check
from grader.marking.expect import Wrong
from grader.marking.opened import NotFromSource, OverBudget
from grader.marking.student import Link, Student
from grader.sandbox.client import Worker
from grader.sandbox.codec import Handle
from grader.sandbox.verdicts import PastFuse, Raised, Verdict

SEED = 0
"""Of the volumes of every probe: who does the same has the same digests, whatever seed a run has."""

_LINE = re.compile(r", in line \d+")

_MANTISSA = {4: 18, 8: 40}
"""Binary digits of floats that count, by their bytes: a sum in another order may differ in the last ones."""


class Trace(NamedTuple):
    """What an answer did in one example.

    Attributes
    ----------
    perfect : bool
        It is what is asked for, at the optimum.
    values : str
        Digest of what its calls returned or raised, of what the check found in what it wrote, and of what it says;
        empty where its reads or writes ended the example.
    chunks : str
        Digest of which chunks it read and wrote, and how often; in whatever order.
    served_bytes : int
        Bytes of chunks that it read and wrote.
    """

    perfect: bool
    values: str
    chunks: str
    served_bytes: int


class Probe(Attempt):
    """An answer put through pinned examples of a check, for what it does there; nothing is graded.

    Parameters
    ----------
    check, make_worker, source
        As for an `Attempt`.
    seconds : float
        Processor time that all of the examples may take.

    Attributes
    ----------
    pinned : list of Demand
        The check's examples, by their numbers.
    """

    def __init__(self, check: Check, make_worker: Callable[[float], Worker], source: bytes, seconds: float) -> None:
        super().__init__(replace(check, seconds=seconds), make_worker, source, SEED)
        self.pinned = check.pinned()
        self._digest = hashlib.blake2b()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have the answer ready in this block."""
        with self._under_way():
            yield

    def trace(self, number: int) -> Trace | None:
        """Return what the answer does in the pinned example of that number; None where that cannot be told."""
        try:
            if self._worker is None or not self._worker.alive:
                self._engage()
            with self._bounded():
                return self._trace(self.pinned[number].args)
        except (Verdict, Exception):  # whatever it is, it was asked for a sentence alone
            return None

    def saw(self, value: Any) -> None:
        """Take note of what the check got to see."""
        _feed(self._digest, value)

    def _connect(self, worker: Worker) -> Link:
        return _Overheard(worker, self.saw)

    def _trace(self, args: tuple[Any, ...]) -> Trace:
        self._digest = hashlib.blake2b(digest_size=6)
        self._failed, self._gold = None, None
        costly = perfect = False
        try:
            with self.example():
                self.check.inner(Student(self.link), *args)
            perfect = self._example.half is None and self._gold is not False
        except (PastFuse, OverBudget, NotFromSource):
            costly = True
        except (Raised, Wrong) as verdict:
            self.saw(_LINE.sub("", verdict.message.partition("\n")[2]))
        logs = [log for opened in self._example.opened for log in opened.log.arrays.values()]
        served = sum(log.bytes_read + log.bytes_written for log in logs)
        return Trace(perfect, "" if costly else self._digest.hexdigest(), _chunks(self._example), served)


class _Overheard(Link):
    """A connection of which somebody hears what comes back."""

    def __init__(self, worker: Worker, hear: Callable[[Any], None]) -> None:
        super().__init__(worker)
        self._hear = hear

    def request(self, text: str, verb: str, *args: Any) -> Any:
        try:
            value = super().request(text, verb, *args)
        except Raised as raised:
            self._hear(("raised", *raised.kinds[:1]))
            raise
        if verb != "define":  # what the grader lends, in the first example that needs it
            self._hear(value)
        return value


def _chunks(example: Example) -> str:
    """Return the digest of what was read and written."""
    digest = hashlib.blake2b(digest_size=6)
    for opened in example.opened:
        asked = opened.asked and (opened.asked.array, opened.asked.box)
        digest.update(repr((opened.name, asked)).encode())
        for name, log in sorted(opened.log.arrays.items()):
            moved = [sorted(Counter(places).items()) for places in (log.chunks_read(), log.writes)]
            digest.update(repr((name, *moved)).encode())
    return digest.hexdigest()


def _feed(digest: Any, value: Any) -> None:
    """Take a value into a digest: what checks take for the same is the same, such as a list and a tuple."""
    match value:
        case np.ndarray():
            order = "" if value.dtype.isnative else ">"
            digest.update(f"array {order}{value.dtype.kind}{value.dtype.itemsize} {value.shape} ".encode())
            digest.update(np.ascontiguousarray(_rounded(value)).data.cast("B") if value.size else b"")
        case np.generic():
            _feed(digest, value.item())
        case bool() | int() | str() | bytes() | None:
            digest.update(f"{value!r} ".encode())
        case float():
            digest.update(f"{value:.10g} ".encode())
        case slice():
            _feed(digest, ("slice", value.start, value.stop, value.step or 1))
        case tuple() | list():
            digest.update(f"{len(value)} items ".encode())
            for item in value:
                _feed(digest, item)
        case dict():
            _feed(digest, sorted(value.items(), key=repr))
        case Handle():  # its number tells what was made before
            _feed(digest, (value.kind, value.name))
        case set() | frozenset():
            _feed(digest, sorted(value, key=repr))
        case _:
            digest.update(type(value).__name__.encode())
            if is_dataclass(value):
                _feed(digest, [getattr(value, field.name) for field in fields(value)])


def _rounded(array: Any) -> Any:
    """Return floats without their last binary digits."""
    digits = _MANTISSA.get(array.dtype.itemsize) if array.dtype.kind == "f" else None
    if digits is None:
        return array
    mantissa, exponent = np.frexp(array.astype(np.float64))
    return np.ldexp(np.round(mantissa * 2.0**digits), exponent)
