"""One CPU for an answer and for the thread of the grader that serves it (Linux).

The two take turns, since the channel is half duplex. On two CPUs each turn wakes a sleeping one and moves the chunk
from one cache to the other, which costs more than making and counting it: a sandboxed read of 64 KiB chunks then takes
twice as long as one in-process, and 1.3 times as long on one CPU. There the one that is woken waits until the other
sleeps (the system's batch policy); otherwise it would interrupt the other just before, and each turn takes two switches
more.
"""

import contextlib
import os
import socket


def settle(cpu: int) -> None:
    """Have the calling thread, and what it starts, run on one CPU and take turns there; where that is allowed."""
    with contextlib.suppress(OSError):  # in some containers it is not
        os.sched_setaffinity(0, {cpu})
        os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


NAME = "big-image-exercises"
"""How the names begin that say which CPU a grading process has."""

_PLACES = 64
"""Most grading processes that are told apart on one CPU."""


class OneCpu:
    """The CPU of a grading process while answers run; others beside it take others, as far as there are any."""

    def __init__(self) -> None:
        allowed = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
        self._allowed = allowed if len(allowed) > 1 else set()
        self._answers = 0
        self._number = -1
        self._held: socket.socket | None = None

    def choose(self) -> int:
        """Return the CPU that the next answer is to run on; -1 where it may run on any."""
        self._answers += 1
        if self._allowed and self._answers == 1:
            self._number, self._held = _choose(self._allowed)
        return self._number

    def take(self) -> None:
        """Have the calling thread run there."""
        if self._allowed:
            settle(self._number)

    def leave(self) -> None:
        """Have the calling thread run where it may."""
        if self._allowed:
            with contextlib.suppress(OSError):
                os.sched_setaffinity(0, self._allowed)
                os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))

    def give_back(self) -> None:
        """Leave it, and leave it to others once no answer runs there."""
        self.leave()
        self._answers -= 1
        if self._held is not None and not self._answers:
            self._held.close()
            self._held = None


def _choose(allowed: set[int]) -> tuple[int, socket.socket | None]:
    """Return the CPU that the fewest other grading processes have now, and what says that this one has it.

    That is a name which one process at a time can hold, and which goes with the process.
    """
    for place in range(_PLACES):
        for number in sorted(allowed):
            holder = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            try:
                holder.bind(f"\0{NAME}/cpu/{number}/{place}")
            except OSError:
                holder.close()
                continue
            return number, holder
    return min(allowed), None
