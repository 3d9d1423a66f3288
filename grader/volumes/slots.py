"""Files whose metadata are stored and whose strips or chunks are made when they are read."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from grader.stores.file_layout import FileLayout
from grader.stores.files import FileBytes
from grader.stores.objects import Bytes
from grader.volumes.volume import Array, Volume

ByteOrder = Literal["<", ">"]
"""Little or big endian, as NumPy writes it."""

_PAGE = 4096
_ZEROS = bytes(_PAGE)


class SparseFile:
    """A file in memory that stores the pages into which something else than zeros was written."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}
        self._size = 0

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._size

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, fewer at the end of the file."""
        stop = max(offset, min(offset + size, self._size))
        out = bytearray(stop - offset)
        for page in range(offset // _PAGE, -(-stop // _PAGE)):
            stored = self._pages.get(page)
            if stored is not None:
                a, b = max(offset, page * _PAGE), min(stop, (page + 1) * _PAGE)
                out[a - offset : b - offset] = stored[a - page * _PAGE : b - page * _PAGE]
        return out

    def write_at(self, offset: int, data: Bytes) -> None:
        """Put `data` at `offset`; the file grows where needed."""
        stop = offset + len(data)
        for page in range(offset // _PAGE, -(-stop // _PAGE)):
            a, b = max(offset, page * _PAGE), min(stop, (page + 1) * _PAGE)
            piece = bytes(data[a - offset : b - offset])
            if page in self._pages or piece != _ZEROS[: b - a]:
                stored = self._pages.setdefault(page, bytearray(_PAGE))
                stored[a - page * _PAGE : b - page * _PAGE] = piece
        self._size = max(self._size, stop)

    def truncate(self, size: int) -> None:
        """Make the file `size` bytes long."""
        self._size = size


class SlotFile:
    """A read-only file: stored metadata, and slots whose bytes a formula makes.

    Parameters
    ----------
    metadata : FileBytes
        As long as the whole file; zero where the slots are.
    offsets, sizes : array of int, shape (n,)
        Where the slots lie, in ascending order, none overlapping another.
    make : callable
        ``make(i)`` returns the bytes of slot i: ``sizes[i]`` of them.
    """

    def __init__(self, metadata: FileBytes, offsets: Array, sizes: Array, make: Callable[[int], Bytes]) -> None:
        self._metadata = metadata
        self._starts: list[int] = offsets.tolist()
        self._stops: list[int] = (offsets + sizes).tolist()
        self._make = make

    def size(self) -> int:
        """Return the length of the file in bytes."""
        return self._metadata.size()

    def read_at(self, offset: int, size: int) -> Bytes:
        """Return `size` bytes from `offset`, making the slots that they overlap."""
        stop = offset + size
        slots = range(bisect_right(self._stops, offset), bisect_left(self._starts, stop))
        if len(slots) == 1 and self._starts[slots[0]] <= offset and stop <= self._stops[slots[0]]:
            start = self._starts[slots[0]]
            return memoryview(self._make(slots[0]))[offset - start : stop - start]
        out = bytearray(self._metadata.read_at(offset, size))
        for slot in slots:
            start = self._starts[slot]
            a, b = max(offset, start), min(stop, self._stops[slot])
            out[a - offset : b - offset] = memoryview(self._make(slot))[a - start : b - start]
        return out

    def write_at(self, offset: int, data: Bytes) -> None:
        """Refuse: the slots are a formula."""
        raise PermissionError("this file is made by a formula and cannot be written")

    def truncate(self, size: int) -> None:
        """Refuse: the slots are a formula."""
        raise PermissionError("this file is made by a formula and cannot be written")


@dataclass(frozen=True)
class DressedFile:
    """A volume in the bytes of a file.

    Attributes
    ----------
    volume : Volume
        The truth.
    file : FileBytes
        The file.
    layout : FileLayout
        Which of its bytes belong to which strip or chunk.
    clothes : str
        How it is stored, for messages.
    """

    volume: Volume
    file: FileBytes
    layout: FileLayout
    clothes: str

    def describe(self) -> str:
        """Return a phrase such as ``"5 planes of 7 x 9 uint16, 2 rows a strip, zlib, big-endian BigTIFF"``."""
        return self.clothes


def to_bytes(voxels: Array, byteorder: ByteOrder = "<") -> memoryview:
    """Return voxels, in C order, as the bytes that a file holds."""
    ordered = np.ascontiguousarray(voxels, voxels.dtype.newbyteorder(byteorder))
    return ordered.reshape(-1).view(np.uint8).data
