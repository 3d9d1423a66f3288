"""The memory of another process, as the system counts it (Linux)."""

import contextlib
from pathlib import Path


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
            self._level = self._bytes("VmRSS")

    def peak_bytes(self) -> int | None:
        """Return by how much the peak since then lies above the level at the beginning; None where that is unknown."""
        with contextlib.suppress(OSError):
            return None if self._level is None else max(0, self._bytes("VmHWM") - self._level)
        return None

    def _bytes(self, name: str) -> int:
        status = (self._folder / "status").read_text()
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith(f"{name}:"))
