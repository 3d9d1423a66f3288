"""The plain file below TIFF and HDF5: bytes by offset.

Everything that serves a file's bytes here (memory, a formula, a counter, a channel to another process) has these four
methods, and `OpenFile` alone makes a Python file object of any of them.
"""

import io
import os
from typing import Protocol

from grader.stores.objects import Bytes


class FileBytes(Protocol):
    """Bytes by offset."""

    def size(self) -> int:
        """Return the length of the file in bytes."""

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, fewer at the end of the file."""

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`; the file grows where needed."""

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long."""


class MemoryFile:
    """A file in memory."""

    def __init__(self, content: Bytes = b"") -> None:
        self.content = bytearray(content)

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return len(self.content)

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`."""
        return bytes(self.content[offset : offset + size])

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`."""
        self.content.extend(bytes(max(0, offset - len(self.content))))
        self.content[offset : offset + len(data)] = data

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long."""
        del self.content[size:]
        self.content.extend(bytes(size - len(self.content)))


class OpenFile(io.RawIOBase):
    """A Python file object over any `FileBytes`; it has no name and no descriptor, so nothing can go round it."""

    def __init__(self, file: FileBytes, *, writable: bool = False) -> None:
        super().__init__()
        self.file = file
        self._writable = writable
        self._position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def writable(self) -> bool:
        """Say whether the file was opened for writing."""
        return self._writable

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move to `offset` from the start, the position or the end."""
        if whence not in (os.SEEK_SET, os.SEEK_CUR, os.SEEK_END) or (whence == os.SEEK_SET and offset < 0):
            raise ValueError(f"no position in a file: {offset} from {whence}")
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._position}.get(whence)
        self._position = max(0, offset + (self.file.size() if base is None else base))
        return self._position

    def tell(self) -> int:
        """Return the position."""
        return self._position

    def read(self, size: int | None = -1) -> bytes:
        """Return the next `size` bytes, or all that is left."""
        self._checkClosed()
        if size is None or size < 0:
            size = max(0, self.file.size() - self._position)
        data = self.file.read_at(self._position, size)
        self._position += len(data)
        return bytes(data)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with the next bytes and return how many there were."""
        self._checkClosed()
        view = memoryview(buffer).cast("B")
        data = self.file.read_at(self._position, len(view))
        view[: len(data)] = data
        self._position += len(data)
        return len(data)

    def write(self, data: Bytes) -> int:  # type: ignore[override]
        """Put `data` at the position."""
        if not self._writable:
            raise io.UnsupportedOperation("this file is open for reading only")
        view = memoryview(data).cast("B")
        if not view:  # beyond the end too, nothing is added
            return 0
        self.file.write_at(self._position, view)
        self._position += len(view)
        return len(view)

    def truncate(self, size: int | None = None) -> int:
        """Make the file `size` bytes long."""
        if not self._writable:
            raise io.UnsupportedOperation("this file is open for reading only")
        size = self._position if size is None else size
        if size < 0:
            raise ValueError(f"no length of a file: {size}")
        self.file.truncate(size)
        return size
