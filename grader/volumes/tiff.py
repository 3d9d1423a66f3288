"""TIFF, plane by plane in strips: written by tifffile, or any size by formula.

Sources: TIFF 6.0, sections 2 (header, IFD), 3 (strips) and 8 (fields); BigTIFF as specified by LibTIFF.
"""

import zlib
from functools import cache

import numpy as np
import tifffile

from grader.stores.file_layout import Extents, FileLayout, tiff_layout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.log import ArrayGrid
from grader.stores.objects import Bytes
from grader.volumes.slots import ByteOrder, DressedFile, SlotFile, SparseFile, to_bytes
from grader.volumes.volume import Array, Volume

_SHORT, _LONG, _LONG8 = 3, 4, 16
_SAMPLE_FORMATS = {"u": 1, "i": 2, "f": 3}
_NONE, _DEFLATE = 1, 8


def written(
    volume: Volume,
    rows_per_strip: int,
    *,
    byteorder: ByteOrder = "<",
    compression: str | None = None,
    bigtiff: bool = False,
    thumbnail: bool = False,
) -> DressedFile:
    """Let tifffile write level 0 of a ``zyx`` or ``yx`` volume, one page a plane.

    Parameters
    ----------
    volume : Volume
        A small one: it is held in memory.
    rows_per_strip : int
        Rows of a strip; the last strip of a page may have fewer.
    byteorder : str
        ``"<"`` or ``">"``.
    compression : str, optional
        ``"zlib"``; none by default.
    bigtiff : bool
        64-bit offsets.
    thumbnail : bool
        A small black page behind the planes: a series of its own.
    """
    file = MemoryFile()
    opened = OpenFile(file, writable=True)
    with tifffile.TiffWriter(opened, bigtiff=bigtiff, byteorder=byteorder) as writer:  # type: ignore[arg-type]
        writer.write(
            volume.read(), photometric="minisblack", rowsperstrip=rows_per_strip, compression=compression, metadata=None
        )
        if thumbnail:
            writer.write(np.zeros((3, 5), np.uint8), photometric="minisblack", metadata=None)
    with tifffile.TiffFile(OpenFile(file)) as tif:  # type: ignore[arg-type]
        layout = tiff_layout(tif)
    return DressedFile(volume, file, layout, _clothes(volume, rows_per_strip, byteorder, compression, bigtiff))


def virtual(
    volume: Volume,
    rows_per_strip: int,
    *,
    byteorder: ByteOrder = "<",
    compression: str | None = None,
    bigtiff: bool = True,
) -> DressedFile:
    """Make the same file without its pixels: header and IFDs first, then strips that the formula fills when read.

    Parameters are those of `written`. A ``"zlib"`` strip is a valid zlib stream of stored blocks, so that its length
    is known before its content.

    Raises
    ------
    ValueError
        If a classic TIFF would have to be larger than 4 GiB.
    """
    rows, columns = volume.shape[-2:]
    n_pages = volume.shape[0] if len(volume.shape) == 3 else 1
    per_strip = min(rows_per_strip, rows)
    first_rows = np.arange(0, rows, per_strip)
    row_nbytes = columns * volume.dtype.itemsize
    strip_rows = np.minimum(per_strip, rows - first_rows)
    one_page = np.array([_stored_size(int(n) * row_nbytes, compression) for n in strip_rows], np.int64)
    sizes = np.tile(one_page, n_pages)

    header = _header(volume, n_pages, per_strip, byteorder, compression, bigtiff, one_page)
    offsets = len(header) + np.cumsum(sizes) - sizes
    length = len(header) + int(sizes.sum())
    if not bigtiff and length >= 2**32:
        raise ValueError(f"{length} bytes are too many for a classic TIFF")
    metadata = SparseFile()
    metadata.write_at(0, header)
    metadata.truncate(length)

    def strip(number: int) -> Bytes:
        page, place = divmod(number, len(first_rows))
        y = slice(int(first_rows[place]), int(first_rows[place]) + per_strip)
        raw = to_bytes(volume.read((page, y) if len(volume.shape) == 3 else y), byteorder)
        return zlib.compress(raw, 0) if compression else raw

    pages = (n_pages,) if n_pages > 1 else ()  # a single page has two axes
    grid = ArrayGrid("", 0, (*pages, rows, columns), (*(1 for _ in pages), per_strip, columns), volume.dtype.itemsize)
    layout = FileLayout([Extents(grid, np.arange(len(sizes)), offsets, sizes)])
    file = SlotFile(metadata, offsets, sizes, strip)
    return DressedFile(volume, file, layout, _clothes(volume, rows_per_strip, byteorder, compression, bigtiff))


@cache
def _stored_size(nbytes: int, compression: str | None) -> int:
    return len(zlib.compress(bytes(nbytes), 0)) if compression else nbytes


def _header(
    volume: Volume,
    n_pages: int,
    rows_per_strip: int,
    byteorder: ByteOrder,
    compression: str | None,
    bigtiff: bool,
    strip_sizes: Array,
) -> bytes:
    """Return everything before the first strip: the file header, then an IFD a page with its strip tables behind it."""
    rows, columns = volume.shape[-2:]
    n_strips = len(strip_sizes)
    fields: dict[int, tuple[int, int]] = {  # tag: type, value
        256: (_LONG, columns),
        257: (_LONG, rows),
        258: (_SHORT, 8 * volume.dtype.itemsize),
        259: (_SHORT, _DEFLATE if compression else _NONE),
        262: (_SHORT, 1),  # PhotometricInterpretation: BlackIsZero
        273: (_LONG8 if bigtiff else _LONG, 0),  # StripOffsets
        277: (_SHORT, 1),
        278: (_LONG, rows_per_strip),
        279: (_LONG8 if bigtiff else _LONG, 0),  # StripByteCounts
        339: (_SHORT, _SAMPLE_FORMATS[volume.dtype.kind]),
    }
    word = np.dtype(np.uint64 if bigtiff else np.uint32).newbyteorder(byteorder)
    entry = np.dtype([("tag", "u2"), ("type", "u2"), ("count", word), ("value", word)]).newbyteorder(byteorder)
    outside = n_strips if n_strips > 1 else 0  # a single value fits into the entry itself
    ifd = np.dtype(
        [
            ("n_entries", word if bigtiff else "u2"),
            ("entries", entry, len(fields)),
            ("next", word),
            ("offsets", word, outside),
            ("sizes", word, outside),
        ]
    ).newbyteorder(byteorder)

    start = 16 if bigtiff else 8
    at = start + ifd.itemsize * np.arange(n_pages)
    data = start + ifd.itemsize * n_pages + int(strip_sizes.sum()) * np.arange(n_pages)
    pages = np.zeros(n_pages, ifd)
    pages["n_entries"] = len(fields)
    pages["next"][:-1] = at[1:]
    for place, (tag, (kind, value)) in enumerate(fields.items()):
        entries = pages["entries"][:, place]
        entries["tag"], entries["type"], entries["count"] = tag, kind, n_strips if tag in (273, 279) else 1
        entries["value"] = _left_justified(value, kind, byteorder, word.itemsize)
        if tag == 273:
            entries["value"] = at + ifd.fields["offsets"][1] if outside else data  # type: ignore[index]
        if tag == 279:
            entries["value"] = at + ifd.fields["sizes"][1] if outside else strip_sizes[0]  # type: ignore[index]
    if outside:
        pages["offsets"] = data[:, np.newaxis] + np.cumsum(strip_sizes) - strip_sizes
        pages["sizes"] = strip_sizes
    return _file_header(byteorder, bigtiff, start) + pages.tobytes()


def _file_header(byteorder: ByteOrder, bigtiff: bool, first_ifd: int) -> bytes:
    mark = b"II" if byteorder == "<" else b"MM"
    order = "little" if byteorder == "<" else "big"
    numbers = [(43, 2), (8, 2), (0, 2), (first_ifd, 8)] if bigtiff else [(42, 2), (first_ifd, 4)]
    return mark + b"".join(value.to_bytes(size, order) for value, size in numbers)  # type: ignore[arg-type]


def _left_justified(value: int, kind: int, byteorder: ByteOrder, word: int) -> int:
    """Return `value` as it reads in a field of `word` bytes whose first bytes it takes; TIFF 6.0, section 2."""
    used = {_SHORT: 2, _LONG: 4, _LONG8: 8}[kind]
    return value if byteorder == "<" else value << 8 * (word - used)


def _clothes(volume: Volume, rows_per_strip: int, byteorder: str, compression: str | None, bigtiff: bool) -> str:
    *planes, rows, columns = volume.shape
    count = f"{planes[0]} plane{'s' * (planes[0] != 1)} of " if planes else "one plane of "
    order = "little" if byteorder == "<" else "big"
    kind = "BigTIFF" if bigtiff else "TIFF"
    strips = f"{rows_per_strip} row{'s' * (rows_per_strip != 1)} a strip"
    packed = compression or "uncompressed"
    return f"{count}{rows} x {columns} {volume.dtype.name}, {strips}, {packed}, {order}-endian {kind}"
