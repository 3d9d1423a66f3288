"""The scratch folders: one a worker, the only place where an answer can write, and bounded."""

import os
import shutil
import tempfile
from pathlib import Path

MAX_BYTES = 2**30
"""Bytes on the disk that an answer's scratch folder may take."""

MAX_FILES = 10_000
"""Files and folders in it."""


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
            shutil.rmtree(self._root, ignore_errors=True)
            self._root = None


def is_overfull(folder: str) -> bool:
    """Say whether there is more in a scratch folder than an answer may put there; never follows a link out of it."""
    nbytes = entries = 0
    folders = [folder]
    while folders:
        try:
            with os.scandir(folders.pop()) as found:
                for entry in found:
                    status = entry.stat(follow_symlinks=False)
                    nbytes += getattr(status, "st_blocks", -(-status.st_size // 512)) * 512
                    entries += 1
                    if nbytes > MAX_BYTES or entries > MAX_FILES:
                        return True
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
        except OSError:  # it went while we were looking
            continue
    return False
