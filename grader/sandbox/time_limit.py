"""When an answer's time is over: by the processor time that it had, so that a busy machine costs it nothing."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

GENEROUS = 10
"""How many times its seconds an answer may take by the clock on the wall, where others take the processor."""

_IDLE_SHARE = 0.05
"""Of the processor: who takes less than that for all of its time waits. With 19 others beside it, it still gets it."""


class OutOfTime(Exception):
    """An answer's time is over; `words` say why, and what to look for."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


class TimeLimit:
    """The time of one answer, its worker's and what the grader takes to serve it.

    Parameters
    ----------
    seconds : float
        Processor time that it may take, and how long it may do nothing.
    cpu_seconds : callable
        Returns the processor time that the worker had; None where the system does not tell, and the clock on the
        wall must do.

    Attributes
    ----------
    end : float
        When the time is over whatever the processor did, by the monotonic clock.
    served : float
        Processor time that the grader took to serve it, what it serves now left out.
    """

    def __init__(self, seconds: float, cpu_seconds: Callable[[], float | None]) -> None:
        self.seconds = seconds
        self._cpu_seconds = cpu_seconds
        self._at_first = cpu_seconds()
        self.served = 0.0
        self._serving_since: float | None = None
        now = time.monotonic()
        self.end = now + seconds * (GENEROUS if self._at_first is not None else 1)
        self._idle_since, self._used_then = now, 0.0

    def begin(self) -> None:
        """Take note that the answer is asked something."""
        self._idle_since, self._used_then = time.monotonic(), self.used()

    @contextmanager
    def serving(self) -> Iterator[None]:
        """Count what the grader does in this block as the answer's time."""
        self._serving_since = time.thread_time()
        try:
            yield
        finally:
            self.served += time.thread_time() - self._serving_since
            self._serving_since = None

    def used(self) -> float:
        """Return the processor time that it had."""
        now = self._cpu_seconds()
        if now is None or self._at_first is None:
            return 0.0
        serving = 0.0 if self._serving_since is None else time.thread_time() - self._serving_since
        return now - self._at_first + self.served + serving

    def look(self) -> None:
        """Look at the time.

        Raises
        ------
        OutOfTime
            If it is over.
        """
        if self._at_first is None:
            return
        now, used = time.monotonic(), self.used()
        if used > self.seconds:
            raise OutOfTime(self.words())
        if used - self._used_then > _IDLE_SHARE * (now - self._idle_since):
            self._idle_since, self._used_then = now, used
        elif now - self._idle_since > self.seconds:
            raise OutOfTime(
                f"No answer came within {self.seconds:.0f} s, the time for the whole check: nothing was done in it.\n"
                f"It waits for something that does not come: a sleep, an input, a thread that waits for another."
            )

    def words(self) -> str:
        """Return why the time is over, at the end of it."""
        used = self.used()
        if self._at_first is None or used > 0.5 * self.seconds:
            return (
                f"No answer came within {self.seconds:.0f} s, the time for the whole check.\n"
                f"Look for a loop that does not end, or work that grows with the volume."
            )
        return (
            f"No answer came within {GENEROUS * self.seconds:.0f} s, in which other programs kept the processor: the "
            f"answer had {used:.0f} of its {self.seconds:.0f} s.\n"
            f"That says nothing about the answer: close those programs, and run it again."
        )
