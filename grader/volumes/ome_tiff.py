"""Pyramidal OME-TIFF in tiles, its levels as SubIFDs: written by tifffile, or any size by formula.

Sources: OME-TIFF specification 6.3 ("Sub-resolutions"), TIFF 6.0, section 15 (tiles), TIFF technical note 1 (SubIFDs).
"""

from typing import Any

import numpy as np
import tifffile

from grader.stores.file_layout import FileLayout, tiff_layout
from grader.stores.files import FileBytes, MemoryFile, OpenFile
from grader.stores.objects import Bytes
from grader.volumes.slots import ByteOrder, DressedFile, SlotFile, SparseFile, to_bytes
from grader.volumes.volume import Volume

Tile = tuple[int, int]


def written(volume: Volume, tile: Tile, *, byteorder: ByteOrder = "<", compression: str | None = None) -> DressedFile:
    """Let tifffile write a ``zyx`` pyramid that halves y and x, one page a plane and one SubIFD a further level.

    Parameters
    ----------
    volume : Volume
        A small one: it is held in memory.
    tile : (int, int)
        Rows and columns of a tile, multiples of 16.
    byteorder : str
        ``"<"`` or ``">"``.
    compression : str, optional
        ``"zlib"``; none by default.
    """
    file = MemoryFile()
    layout = _write(file, volume, tile, byteorder, compression, stored=True)
    return DressedFile(volume, file, layout, _clothes(volume, tile, byteorder, compression))


def virtual(volume: Volume, tile: Tile, *, byteorder: ByteOrder = "<") -> DressedFile:
    """Make the same uncompressed file without its pixels: the formula fills the tiles when they are read."""
    metadata = SparseFile()
    layout = _write(metadata, volume, tile, byteorder, None, stored=False)
    tiles = [(extents.grid, i) for extents in layout.arrays for i in range(len(extents.offsets))]
    offsets, sizes = (np.concatenate([getattr(one, name) for one in layout.arrays]) for name in ("offsets", "sizes"))
    order = np.argsort(offsets)

    def make(slot: int) -> Bytes:
        grid, number = tiles[order[slot]]
        start = [i * c for i, c in zip(grid.index(number), grid.chunks, strict=True)]
        missing = len(volume.shape) - len(start)  # a single plane is an array without z
        return to_bytes(volume.block([0] * missing + start, [1] * missing + list(grid.chunks), grid.level), byteorder)

    file = SlotFile(metadata, offsets[order], sizes[order], make)
    return DressedFile(volume, file, layout, _clothes(volume, tile, byteorder, None))


def _write(
    file: FileBytes, volume: Volume, tile: Tile, byteorder: ByteOrder, compression: str | None, *, stored: bool
) -> FileLayout:
    """Write the file, with zeros where pixels are not to be stored, and return where its tiles lie."""
    sizes = {f"PhysicalSize{letter.upper()}": um for letter, um in zip("zyx", volume.voxel_um, strict=True)}
    units = {f"{name}Unit": "µm" for name in sizes}
    options: dict[str, Any] = {"tile": tile, "photometric": "minisblack", "compression": compression}
    opened: Any = OpenFile(file, writable=True)
    with tifffile.TiffWriter(opened, bigtiff=True, ome=True, byteorder=byteorder) as writer:
        for i, level in enumerate(volume.levels):
            place: dict[str, Any] = {"subfiletype": 1, "metadata": None}
            if i == 0:
                place = {"subifds": len(volume.levels) - 1, "metadata": {"axes": "ZYX", **sizes, **units}}
            what = {"data": volume.read(level=i)} if stored else {"shape": level.shape, "dtype": volume.dtype}
            writer.write(**what, **options, **place)
    reopened: Any = OpenFile(file)
    with tifffile.TiffFile(reopened) as tif:
        return tiff_layout(tif)


def _clothes(volume: Volume, tile: Tile, byteorder: ByteOrder, compression: str | None) -> str:
    planes, rows, columns = volume.shape
    count = f"{planes} plane{'s' * (planes != 1)} of {rows} x {columns} {volume.dtype.name}"
    levels = f"{len(volume.levels)} level{'s' * (len(volume.levels) != 1)}"
    order = "little" if byteorder == "<" else "big"
    return (
        f"OME-TIFF, {count}, {levels}, tiles {tile[0]} x {tile[1]}, {compression or 'uncompressed'}, "
        f"{order}-endian BigTIFF"
    )
