"""Files of a submission, read as what they are: bytes, so many and no more, and never those of another place."""

import os
import stat
from pathlib import Path

MAX_SOURCE = 1_000_000
"""Bytes of an exercise file that are read: more is no answer."""


def read_plain(path: Path, limit: int = MAX_SOURCE) -> bytes:
    """Return what is in a file of a submission: never in a link, which may lead anywhere, nor in a pipe or a device.

    Parameters
    ----------
    path : Path
        The file.
    limit : int
        The most bytes that it may have.

    Raises
    ------
    OSError
        If it is no plain file, is larger, or cannot be read.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if path.is_symlink():
        raise OSError("it is a link, not a file")
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("it is no plain file")
        source = file.read(limit + 1)
    if len(source) > limit:
        raise OSError(f"it is larger than {limit:,} bytes")
    return source
