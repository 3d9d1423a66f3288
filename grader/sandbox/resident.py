"""The memory of another process, as the system counts it (Linux)."""

import contextlib
from pathlib import Path


def status_bytes(process: Path, name: str) -> int:
    """Return a figure in bytes from a process' folder in /proc: ``"VmData"``, ``"VmRSS"``, ``"VmHWM"`` (proc(5))."""
    status = (process / "status").read_text()
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(f"{name}:"))


class ResidentMemory:
    """The peak of a process' resident memory over a time.

    Parameters
    ----------
    pid : int
        The process.
    """

    def __init__(self, pid: int) -> None:
        self._folder = Path("/proc") / str(pid)
        self._level: int | None = None

    def reset(self) -> None:
        """Begin: forget the peak so far (proc(5), clear_refs)."""
        self._level = None
        with contextlib.suppress(OSError):
            (self._folder / "clear_refs").write_text("5")
            self._level = status_bytes(self._folder, "VmRSS")

    def n_threads(self) -> int:
        """Return how many threads the process has; 0 where that is unknown."""
        with contextlib.suppress(OSError):
            return (self._folder / "task").stat().st_nlink - 2
        return 0

    def peak_bytes(self) -> int | None:
        """Return by how much the peak since then lies above the level at the beginning; None where that is unknown."""
        with contextlib.suppress(OSError):
            return None if self._level is None else max(0, status_bytes(self._folder, "VmHWM") - self._level)
        return None
