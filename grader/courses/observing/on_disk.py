"""A user's own files, folders and zip archives, read only and piece by piece."""

import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from grader.courses.read_only import ReadOnlyFile, ReadOnlyObjects
from grader.stores.files import FileBytes, OpenFile
from grader.stores.objects import ByteRange, Bytes, names_below

MOST_METADATA = 2**25
"""Bytes of a metadata document that are read at most."""


class PathFile(ReadOnlyFile):
    """A file on disk."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb", buffering=0)
        self._lock = threading.Lock()
        self._size = self._file.seek(0, 2)

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._size

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, fewer at the end of the file."""
        with self._lock:
            self._file.seek(offset)
            parts = []
            while size > 0 and (part := self._file.read(size)):
                parts.append(part)
                size -= len(part)
        return b"".join(parts)


class FolderMetadata(ReadOnlyObjects):
    """The metadata documents in a folder as objects."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes; None where there is no such file."""
        path = self._folder / key
        if not path.is_file():
            return None
        if path.stat().st_size > MOST_METADATA:
            raise ValueError(f"{key} is too large for metadata")
        return path.read_bytes()[slice(*byte_range) if byte_range else slice(None)]

    def exists(self, key: str) -> bool:
        """Say whether there is such a file."""
        return (self._folder / key).is_file()

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield the names of the files directly in the folder: chunks are never listed."""
        return (name for name in self.list_dir() if name.startswith(prefix))

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`."""
        folder = self._folder / prefix
        return iter(sorted(path.name for path in folder.iterdir())) if folder.is_dir() else iter(())


class ZipMetadata(ReadOnlyObjects):
    """The metadata documents in a zip archive as objects; the keys leave out a folder in which all of them lie."""

    def __init__(self, file: FileBytes) -> None:
        opened: Any = OpenFile(file)
        self._zip = zipfile.ZipFile(opened)
        names = [name for name in self._zip.namelist() if not name.endswith("/")]
        tops = {name.partition("/")[0] for name in names}
        self._prefix = f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""
        self._keys = dict.fromkeys(name[len(self._prefix) :] for name in names)

    def get(self, key: str, byte_range: ByteRange | None = None) -> Bytes | None:
        """Return the object's bytes; None where there is no such member."""
        if key not in self._keys:
            return None
        name = self._prefix + key
        if self._zip.getinfo(name).file_size > MOST_METADATA:
            raise ValueError(f"{key} is too large for metadata")
        return self._zip.read(name)[slice(*byte_range) if byte_range else slice(None)]

    def exists(self, key: str) -> bool:
        """Say whether there is such a member."""
        return key in self._keys

    def list(self, prefix: str = "") -> Iterator[str]:
        """Yield every key that starts with `prefix`."""
        return (key for key in self._keys if key.startswith(prefix))

    def list_dir(self, prefix: str = "") -> Iterator[str]:
        """Yield the names directly below the folder `prefix`."""
        return names_below(self._keys, prefix)
