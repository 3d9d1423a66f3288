"""The pages of a TIFF that an answer wrote, as they stand in the file: nothing in it is believed, and nothing followed.

Sources: TIFF 6.0 (sections 2, 8, 14, 15), BigTIFF (AWare Systems), technical notes 1 (SubIFDs) and 3 (predictor 3).
"""

import lzma
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import numpy as np
import tifffile

from grader.volumes.slots import ByteOrder
from grader.volumes.volume import Array

MOST_PAGES = 128
"""Pages of the main chain that are looked at: what answers are asked to write has a few."""

_MOST_LEVELS = 16
_MOST_TAGS = 200
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_WHOLE = {1: "u1", 3: "u2", 4: "u4", 13: "u4", 16: "u8", 18: "u8"}


class Tag(IntEnum):
    """Those that are looked at."""

    SUBFILE_TYPE = 254
    COLUMNS = 256
    ROWS = 257
    BITS = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    DESCRIPTION = 270
    STRIP_OFFSETS = 273
    SAMPLES = 277
    PREDICTOR = 317
    TILE_COLUMNS = 322
    TILE_ROWS = 323
    TILE_OFFSETS = 324
    TILE_BYTE_COUNTS = 325
    SUB_IFDS = 330
    SAMPLE_FORMAT = 339
    DEPTH = 32997


class Unreadable(Exception):
    """What was written is no TIFF; the text says why."""


@dataclass(frozen=True)
class Page:
    """One image file directory (IFD).

    Attributes
    ----------
    name : str
        What a message calls it: ``"page 2"``, ``"level 1 of page 2"``.
    byteorder : str
        ``"<"`` or ``">"``.
    tags : mapping of int to (int, bytes)
        Type and bytes of each tag.
    levels : tuple of (Page or None)
        What hangs below it as SubIFDs; None where the pointer is 0.
    """

    name: str
    byteorder: ByteOrder
    tags: Mapping[int, tuple[int, memoryview]]
    levels: "tuple[Page | None, ...]" = ()

    def numbers(self, tag: Tag) -> Array:
        """Return the whole numbers of a tag; none where it is missing, or of another type."""
        kind, data = self.tags.get(tag, (0, memoryview(b"")))
        if kind not in _WHOLE:
            return np.empty(0)
        return np.frombuffer(data, np.dtype(_WHOLE[kind]).newbyteorder(self.byteorder))

    def number(self, tag: Tag, default: int = 0) -> int:
        """Return the first whole number of a tag."""
        numbers = self.numbers(tag)
        return int(numbers[0]) if numbers.size else default

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.number(Tag.ROWS), self.number(Tag.COLUMNS)

    @property
    def tile(self) -> tuple[int, int]:
        """Rows and columns of a tile; (0, 0) where there are none."""
        return self.number(Tag.TILE_ROWS), self.number(Tag.TILE_COLUMNS)

    @property
    def dtype(self) -> str:
        """Data type of the pixels, such as ``"uint16"``, or what there is in place of one."""
        bits, code = self.number(Tag.BITS, 1), self.number(Tag.SAMPLE_FORMAT, 1)
        name = {1: "uint", 2: "int", 3: "float"}.get(code, f"samples of format {code} and bits ")
        return f"{name}{bits}"

    @property
    def description(self) -> bytes:
        """The text of the page, up to its first null character."""
        _, data = self.tags.get(Tag.DESCRIPTION, (0, memoryview(b"")))
        return bytes(data).partition(b"\0")[0]


@dataclass(frozen=True)
class Tiff:
    """A TIFF.

    Attributes
    ----------
    content : bytes
        The file.
    big : bool
        It is a BigTIFF.
    pages : tuple of Page
        The main chain, up to `MOST_PAGES`.
    """

    content: memoryview
    big: bool
    pages: tuple[Page, ...]

    def pixels(self, page: Page) -> Array:
        """Return the pixels of a page in tiles, whose form was found to be right; in native byte order.

        Raises
        ------
        Unreadable
            If a tile cannot be decoded.
        """
        (rows, columns), (height, width) = page.shape, page.tile
        image = np.zeros((-(-rows // height) * height, -(-columns // width) * width), page.dtype)
        tiles = zip(page.numbers(Tag.TILE_OFFSETS), page.numbers(Tag.TILE_BYTE_COUNTS), strict=True)
        for i, (offset, nbytes) in enumerate(tiles):
            if nbytes:
                y, x = divmod(i, image.shape[1] // width)
                data = self.content[int(offset) : int(offset) + int(nbytes)]
                try:
                    decoded = _decoded(page, data)
                except Exception as error:
                    raise Unreadable(f"tile {i} of {page.name} cannot be decoded: {error}") from None
                image[y * height : (y + 1) * height, x * width : (x + 1) * width] = decoded
        return image[:rows, :columns]


def read_tiff(content: bytes | bytearray) -> Tiff:
    """Read the directories of a TIFF.

    Parameters
    ----------
    content : bytes
        The whole file.

    Raises
    ------
    Unreadable
        If it is none.
    """
    data = memoryview(bytes(content))
    orders: dict[bytes, ByteOrder] = {b"II": "<", b"MM": ">"}
    byteorder = orders.get(bytes(data[:2]))
    if byteorder is None or len(data) < 8:
        raise Unreadable(f"it begins with {bytes(data[:4])!r}; a TIFF begins with II or MM")
    version = struct.unpack(f"{byteorder}H", data[2:4])[0]
    if version not in (42, 43) or (version == 43 and bytes(data[4:8]) not in (b"\x08\0\0\0", b"\0\x08\0\0")):
        raise Unreadable(f"its version is {version}; a TIFF has 42, a BigTIFF 43")
    return _Reader(data, byteorder, big=version == 43).tiff()


class _Reader:
    """Follows the pointers of a file, each once, and none beyond its end."""

    def __init__(self, content: memoryview, byteorder: ByteOrder, *, big: bool) -> None:
        self.content = content
        self.byteorder = byteorder
        self.big = big
        self.pointer = "Q" if big else "L"
        self.visited: dict[int, str] = {}

    def tiff(self) -> Tiff:
        pages: list[Page] = []
        (offset,) = self._unpack(self.pointer, 8 if self.big else 4, "the pointer to the first page")
        while offset and len(pages) < MOST_PAGES:
            page, offset = self._page(offset, f"page {len(pages)}")
            pages.append(page)
        return Tiff(self.content, self.big, tuple(pages))

    def _page(self, offset: int, name: str, *, sub: bool = False) -> tuple[Page, int]:
        """Return the page at `offset`, and where the next one lies."""
        if offset in self.visited:
            raise Unreadable(f"the pointer to {name} leads back to {self.visited[offset]}")
        self.visited[offset] = name
        (n,) = self._unpack("Q" if self.big else "H", offset, name)
        if n > _MOST_TAGS:
            raise Unreadable(f"{name} has {n:,} tags")
        start, entry = offset + (8 if self.big else 2), f"HH{self.pointer}"
        size = struct.calcsize(f"={entry}{self.pointer}")
        tags: dict[int, tuple[int, memoryview]] = {}
        for i in range(n):
            tag, kind, count = self._unpack(entry, start + i * size, name)
            place, nbytes = start + i * size + struct.calcsize(f"={entry}"), _BYTES.get(kind, 0) * count
            if nbytes > struct.calcsize(f"={self.pointer}"):
                (place,) = self._unpack(self.pointer, place, name)
            if place + nbytes > len(self.content):
                raise Unreadable(f"tag {tag} of {name} {self._beyond(place + nbytes)}")
            tags[tag] = kind, self.content[place : place + nbytes]
        (following,) = self._unpack(self.pointer, start + n * size, name)
        page = Page(name, self.byteorder, tags)
        return page if sub else Page(name, self.byteorder, tags, self._levels(page)), following

    def _levels(self, page: Page) -> tuple[Page | None, ...]:
        """Return what hangs below a page."""
        offsets = page.numbers(Tag.SUB_IFDS)
        if len(offsets) > _MOST_LEVELS:
            raise Unreadable(f"{page.name} has {len(offsets):,} SubIFDs")
        return tuple(
            self._page(int(offset), f"level {i} of {page.name}", sub=True)[0] if offset else None
            for i, offset in enumerate(offsets, 1)
        )

    def _unpack(self, form: str, offset: int, what: str) -> tuple[Any, ...]:
        stop = offset + struct.calcsize(f"={form}")
        if stop > len(self.content):
            raise Unreadable(f"{what} {self._beyond(stop)}")
        return struct.unpack(f"{self.byteorder}{form}", self.content[offset:stop])

    def _beyond(self, stop: int) -> str:
        return f"would lie beyond the end of the file, at byte {stop:,} of {len(self.content):,}"


def _decoded(page: Page, data: memoryview) -> Array:
    """Return the pixels of one tile."""
    height, width = page.tile
    dtype = np.dtype(page.dtype).newbyteorder(page.byteorder)
    raw = _decompressed(page.number(Tag.COMPRESSION, 1), data, height * width * dtype.itemsize)
    pixels = np.frombuffer(raw, dtype).reshape(height, width).astype(dtype.newbyteorder("="))
    match page.number(Tag.PREDICTOR, 1):
        case 1:
            return pixels
        case 2:  # the difference to the pixel before
            return np.cumsum(pixels, axis=1, dtype=pixels.dtype)
        case 3:  # all first bytes of a row, then all second ones; of these bytes the differences
            rows = np.frombuffer(raw, "u1").reshape(height, -1)
            planes = np.cumsum(rows, axis=1, dtype="u1").reshape(height, dtype.itemsize, width)
            return np.ascontiguousarray(planes.transpose(0, 2, 1)).view(dtype.newbyteorder(">"))[:, :, 0]
    raise ValueError(f"predictor {page.number(Tag.PREDICTOR)} is not known")


def _decompressed(compression: int, data: memoryview, nbytes: int) -> bytes:
    """Return the `nbytes` bytes of a tile, and never many more."""
    match compression:
        case 1:
            raw = bytes(data)
        case 8 | 32946:
            raw = zlib.decompressobj().decompress(data, nbytes + 1)
        case 34925:
            raw = lzma.LZMADecompressor(memlimit=2**28).decompress(data, nbytes + 1)
        case _:
            raw = bytes(tifffile.TIFF.DECOMPRESSORS[compression](bytes(data), out=nbytes))
    if len(raw) != nbytes:
        raise ValueError(f"it has {len(raw):,} bytes instead of {nbytes:,}, or more")
    return raw
