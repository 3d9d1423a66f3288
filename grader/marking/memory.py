"""The memory that an answer takes: a budget like that of reads, where every chunk has to be read anyway."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from grader.marking import attempt
from grader.reports.words import human_bytes
from grader.sandbox.client import Memory
from grader.sandbox.verdicts import OverMemory

RESIDENT_SLACK = 32 * 2**20
"""By how much the system's figure may exceed the budget: with its pages, with what libraries load when they are first
used (up to 16 MB in the reference answers), and with what was freed and is not given back."""


_NOTHING = Memory(0, None)


@dataclass
class MemoryBudget:
    """What an answer may hold at a time.

    Attributes
    ----------
    full, half : int
        Bytes that earn all and half of the points.
    enough : str
        What takes no more than `full`, as a message says it: ``"one chunk at a time"``.
    mistake : callable
        Takes the peak in bytes and says what may have gone wrong, if it can tell.
    """

    full: int
    half: int
    enough: str
    mistake: Callable[[int], str] = lambda peak: ""
    used: Memory = _NOTHING

    @property
    def peak_bytes(self) -> int:
        """The figure that is judged: the worker's own, or the system's where that cannot be explained by slack."""
        resident = self.used.resident_bytes or 0
        return max(self.used.traced_bytes, resident - RESIDENT_SLACK)

    @contextmanager
    def measured(self) -> Iterator[None]:
        """Measure what the answer takes for the calls in this block; call it after a call that warms up."""
        worker = attempt.current().worker
        worker.watch()
        yield
        self.used = worker.watched()

    def expect(self) -> None:
        """Judge the peak; call it after the answer was found to be right.

        Raises
        ------
        OverMemory
            If it is more than half of the points allow. What lies between full and half is noted, not raised.
        """
        current, peak = attempt.current(), self.peak_bytes
        slack = current.check.slack
        current.note_peak(peak)
        if peak > slack * self.half:
            raise OverMemory(self._over(peak, slack))
        if peak > slack * self.full:
            current.note_half(self._over(peak, slack), size=peak)

    def _over(self, peak: int, slack: float) -> str:
        most_for_half = human_bytes(int(slack * self.half))
        half = f" (half of the points: up to {most_for_half})" if self.half > self.full else ""
        lines = [
            attempt.current().called(),
            f"The result is right, but the answer held {human_bytes(peak)} at its peak; "
            f"{human_bytes(self.full)} are enough{half}.",
            self.mistake(peak) or f"Hold {self.enough}.",
        ]
        return "\n".join(lines)
