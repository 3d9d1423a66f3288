"""One CPU for an answer and for the thread of the grader that serves it (Linux).

The two take turns, since the channel is half duplex. On two CPUs each turn wakes a sleeping one and moves the chunk
from one cache to the other, which costs more than making and counting it: a sandboxed read of 64 KiB chunks then takes
twice as long as one in-process, and 1.3 times as long on one CPU. There the one that is woken waits until the other
sleeps (the system's batch policy); otherwise it would interrupt the other just before, and each turn takes two switches
more.
"""

import os


def settle(cpu: int) -> None:
    """Have the calling thread, and what it starts, run on one CPU and take turns there."""
    os.sched_setaffinity(0, {cpu})
    os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


class OneCpu:
    """The CPU of one grading process; others beside it (xdist's workers) take others, as far as there are any."""

    def __init__(self) -> None:
        self._allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
        self.number = self._pick()

    def take(self) -> None:
        """Have the calling thread run there."""
        if self.number is not None:
            settle(self.number)

    def give_back(self) -> None:
        """Have the calling thread run where it may."""
        if self.number is not None:
            os.sched_setaffinity(0, self._allowed)
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))

    def _pick(self) -> int | None:
        if len(self._allowed) < 2:
            return None
        beside = os.environ.get("PYTEST_XDIST_WORKER", "").removeprefix("gw")
        place = int(beside) if beside.isdecimal() else os.getpid()
        return sorted(self._allowed)[place % len(self._allowed)]
