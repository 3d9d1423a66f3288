"""The files of a folder or of a zip, alike: where each lies, and its bytes; bounded, and no link is followed."""

import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from grader.marking.plain_file import read_plain

MAX_DEPTH = 4
"""Folders in folders in which exercises are looked for."""

MAX_ENTRIES = 20_000
"""Files and folders of a submission that are looked at."""

MAX_ZIP = 200_000_000
"""Bytes of a zip that is opened."""

_NOBODY = ("__MACOSX", "__pycache__")
_ABOVE = PurePosixPath()


@dataclass(frozen=True)
class Entry:
    """A file of a submission.

    Attributes
    ----------
    place : PurePosixPath
        Where it lies, below the folder or in the zip.
    read : callable
        Takes the most bytes that it may have, and returns them; raises OSError where they cannot be had.
    packed : bool
        It lies in a zip.
    """

    place: PurePosixPath
    read: Callable[[int], bytes]
    packed: bool = False

    @property
    def is_zip(self) -> bool:
        """Say whether it is called a zip."""
        return self.place.suffix.casefold() == ".zip"


def is_nobody(name: str) -> bool:
    """Say whether a file or folder is one that systems and tools leave behind: no one handed it in."""
    return name.startswith(".") or name in _NOBODY


def entries_in(folder: Path) -> Iterator[Entry]:
    """Yield the files in a folder and those below it, the least deep first; what is in zips, behind the zip."""
    for path in _files_in(folder):
        entry = Entry(PurePosixPath(path.relative_to(folder).as_posix()), partial(read_plain, path))
        yield entry
        if entry.is_zip:
            yield from entries_of_zip(entry, inside=entry.place)


def entries_of_zip(archive: Entry, inside: PurePosixPath = _ABOVE, depth: int = 0) -> Iterator[Entry]:
    """Yield the files in a zip, and those of zips in it; nothing where it is none.

    Nothing is unpacked to disk, so that no name leads anywhere; links, names that lead upwards and what is encrypted
    are left out, and no more of a file is unpacked than may be read.

    Parameters
    ----------
    archive : Entry
        The zip.
    inside : PurePosixPath
        The folder that its files are said to lie in.
    depth : int
        How many zips it lies in.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(archive.read(MAX_ZIP)))
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    for info in opened.infolist()[:MAX_ENTRIES]:
        place = PurePosixPath(info.filename.replace("\\", "/"))
        parts = place.parts
        if info.is_dir() or place.is_absolute() or ".." in parts or any(map(is_nobody, parts)) or _is_link(info):
            continue
        if len(parts) > MAX_DEPTH + 1:
            continue
        entry = Entry(inside / place, partial(_read, opened, info), packed=True)
        yield entry
        if entry.is_zip and depth == 0:
            yield from entries_of_zip(entry, entry.place, depth + 1)


def is_readable_zip(archive: Entry) -> bool:
    """Say whether a file is a zip that can be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive.read(MAX_ZIP))):
            return True
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    try:
        with archive.open(info) as file:
            source = _up_to(file, limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        why = "it is encrypted" if info.flag_bits & 1 else str(error) or type(error).__name__
        raise OSError(f"it cannot be unpacked: {why}") from None
    if len(source) > limit:
        raise OSError(f"it is larger than {limit:,} bytes")
    return source


def _up_to(file: IO[bytes], size: int) -> bytes:
    parts = []
    while size > 0 and (part := file.read(min(size, 2**20))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _files_in(folder: Path) -> Iterator[Path]:
    """Yield what is no folder in a folder and those below it, the least deep first."""
    waiting, seen = [(folder, 0)], 0
    for path, depth in waiting:  # it grows as folders are found
        try:
            with os.scandir(path) as found:
                here = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in here:
            seen += 1
            if seen > MAX_ENTRIES:
                return
            if not entry.is_dir(follow_symlinks=False):
                yield Path(entry.path)
            elif depth < MAX_DEPTH and not is_nobody(entry.name):
                waiting.append((Path(entry.path), depth + 1))
