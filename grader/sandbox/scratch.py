"""The scratch folders: one a worker, the only place where an answer can write, and bounded."""

import contextlib
import itertools
import os
import tempfile
from pathlib import Path

MAX_BYTES = 2**26
"""Bytes on the disk that an answer's scratch folder may take."""

MAX_FILES = 1_000
"""Files and folders in it."""

MAX_DEPTH = 32
"""Folders in folders in it. Paths have an end, folders in folders have none: what lies deeper could not be seen."""


class Scratch:
    """Scratch folders, in one folder that goes away as a whole."""

    def __init__(self) -> None:
        self._root: str | None = None

    def new(self) -> str:
        """Return a new empty folder."""
        return tempfile.mkdtemp(dir=self.root())

    def root(self) -> str:
        """Return the folder of them all."""
        if self._root is None or not Path(self._root).is_dir():
            self._root = tempfile.mkdtemp(prefix="grade-")
        return self._root

    def remove(self) -> None:
        """Remove them all."""
        if self._root is not None:
            remove_tree(self._root)
            self._root = None


def is_overfull(folder: str, pid: int | None = None) -> bool:
    """Say whether there is more in a scratch folder than an answer may put there; never follows a link out of it.

    Files that process `pid` has open, or mapped, after their names are gone count as well (Linux).
    """
    nbytes = _nameless_nbytes(pid) if pid is not None else 0
    entries = 0
    folders = [(folder, 0)]
    while folders and nbytes <= MAX_BYTES:
        path, depth = folders.pop()
        try:
            with os.scandir(path) as found:
                for entry in found:
                    status = entry.stat(follow_symlinks=False)
                    nbytes += _nbytes(status)
                    entries += 1
                    if nbytes > MAX_BYTES or entries > MAX_FILES or depth > MAX_DEPTH:
                        return True
                    if entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, depth + 1))
        except FileNotFoundError:  # it went while we were looking
            continue
        except OSError:  # a folder that nobody may look into
            return True
    return nbytes > MAX_BYTES


def remove_tree(folder: str) -> None:
    """Remove a folder whose user has ended, however deep it is and whoever may look into it; raise nothing.

    Folders in it are moved up before they are emptied: there may be more of them in each other than a path can name,
    than descriptors can be open, or than functions can call themselves.
    """
    numbers = itertools.count()
    waiting = [Path(folder)]
    while waiting:
        emptied = waiting.pop()
        with contextlib.suppress(OSError):
            emptied.chmod(0o700)
            with os.scandir(emptied) as found:
                entries = list(found)
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        Path(entry).chmod(0o700)  # what cannot be written cannot be moved
                        moved = Path(f"{folder}-{next(numbers)}")
                        Path(entry).rename(moved)
                        waiting.append(moved)
                    else:
                        Path(entry).unlink()
            emptied.rmdir()


def _nbytes(status: os.stat_result) -> int:
    return getattr(status, "st_blocks", -(-status.st_size // 512)) * 512


def _nameless_nbytes(pid: int) -> int:
    """Return the bytes on the disk of files without a name that a process holds (proc(5)); 0 where that is unknown."""
    sizes: dict[tuple[int, int], int] = {}
    process = Path("/proc") / str(pid)
    with contextlib.suppress(OSError):
        for descriptor in (process / "fd").iterdir():
            with contextlib.suppress(OSError):
                status = descriptor.stat()
                if not status.st_nlink:
                    sizes[status.st_dev, status.st_ino] = _nbytes(status)
    with contextlib.suppress(OSError, ValueError):
        for line in (process / "maps").read_text("utf-8", "replace").splitlines():
            if line.endswith(" (deleted)"):
                first, _, end = line.partition(" ")[0].partition("-")
                sizes[int(first, 16), -1] = int(end, 16) - int(first, 16)
    return sum(sizes.values())
