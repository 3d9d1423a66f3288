"""What the system tells of another process: its memory, its processor time, its threads."""

import contextlib
import os
import sys
import threading
from pathlib import Path
from typing import Any, Protocol

_SAMPLE_EVERY = 0.01
"""Seconds between two looks at a process' memory, where the system keeps no peak that can be reset."""


class Vitals(Protocol):
    """A process, looked at from outside; None and 0 stand for what the system does not tell."""

    def cpu_seconds(self) -> float | None:
        """Return the processor time that it had."""

    def resident_bytes(self) -> int | None:
        """Return the memory that it takes now."""

    def n_threads(self) -> int:
        """Return how many threads it has."""

    def begin(self) -> None:
        """Forget the peak of its memory so far."""

    def peak_bytes(self) -> int | None:
        """Return the peak since then; None if it is not known."""


def vitals_of(pid: int) -> Vitals:
    """Return what can be known of process `pid` on this system."""
    return OnLinux(pid) if sys.platform == "linux" else Elsewhere(pid)


def status_bytes(process: Path, name: str) -> int:
    """Return a figure in bytes from a process' folder in /proc: ``"VmData"``, ``"VmRSS"``, ``"VmHWM"`` (proc(5))."""
    status = (process / "status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(f"{name}:"))


class OnLinux:
    """A process as /proc shows it (proc(5))."""

    def __init__(self, pid: int) -> None:
        self._folder = Path("/proc") / str(pid)
        self._begun = False

    def cpu_seconds(self) -> float | None:
        """Return the processor time that it had."""
        with contextlib.suppress(OSError):
            behind_name = (self._folder / "stat").read_text().rpartition(")")[2].split()
            return (int(behind_name[11]) + int(behind_name[12])) / os.sysconf("SC_CLK_TCK")
        return None

    def resident_bytes(self) -> int | None:
        """Return the memory that it takes now."""
        with contextlib.suppress(OSError, StopIteration):
            return status_bytes(self._folder, "VmRSS")
        return None

    def n_threads(self) -> int:
        """Return how many threads it has."""
        with contextlib.suppress(OSError):
            return (self._folder / "task").stat().st_nlink - 2
        return 0

    def begin(self) -> None:
        """Forget the peak of its memory so far (clear_refs)."""
        self._begun = False
        with contextlib.suppress(OSError):
            (self._folder / "clear_refs").write_text("5")
            self._begun = True

    def peak_bytes(self) -> int | None:
        """Return the peak since then; None if it is not known."""
        with contextlib.suppress(OSError, StopIteration):
            return status_bytes(self._folder, "VmHWM") if self._begun else None
        return None


class Elsewhere:
    """A process as psutil shows it (macOS, Windows): the peak of its memory is looked for all the time."""

    def __init__(self, pid: int) -> None:
        self._process = _psutil_process(pid)
        self._peak: int | None = None
        self._lasting = 0
        self._sampling: threading.Event | None = None

    def cpu_seconds(self) -> float | None:
        """Return the processor time that it had."""
        times = self._ask("cpu_times")
        return None if times is None else float(times.user + times.system)

    def resident_bytes(self) -> int | None:
        """Return the memory that it takes now."""
        memory = self._ask("memory_info")
        return None if memory is None else int(memory.rss)

    def n_threads(self) -> int:
        """Return how many threads it has."""
        return int(self._ask("num_threads") or 0)

    def begin(self) -> None:
        """Forget the peak of its memory so far, and look for the next one."""
        self._stop()
        memory = self._ask("memory_info")
        if memory is None:
            return
        self._peak = int(memory.rss)
        self._lasting = _lasting_peak(memory)
        self._sampling = threading.Event()
        threading.Thread(target=self._sample, args=(self._sampling,), daemon=True).start()

    def peak_bytes(self) -> int | None:
        """Return the peak since then; None if it is not known."""
        self._stop()
        if self._peak is None:
            return None
        memory = self._ask("memory_info")
        lasting = _lasting_peak(memory) if memory is not None else 0
        return max(self._peak, lasting if lasting > self._lasting else 0)

    def _sample(self, stop: threading.Event) -> None:
        while not stop.wait(_SAMPLE_EVERY):
            now = self.resident_bytes()
            if now is None:
                return
            self._peak = max(self._peak or 0, now)

    def _stop(self) -> None:
        if self._sampling is not None:
            self._sampling.set()
            self._sampling = None

    def _ask(self, what: str) -> Any:
        if self._process is not None:
            with contextlib.suppress(Exception):  # it has ended, or the system does not tell
                return getattr(self._process, what)()
        return None


def _lasting_peak(memory: Any) -> int:
    """Return the most memory that a process ever took (Windows tells; 0 elsewhere)."""
    return int(getattr(memory, "peak_wset", 0))


def _psutil_process(pid: int) -> Any:
    """Return psutil's view of a process; None without psutil, or without the process."""
    try:
        import psutil
    except ImportError:
        return None
    with contextlib.suppress(psutil.Error):
        return psutil.Process(pid)
    return None
