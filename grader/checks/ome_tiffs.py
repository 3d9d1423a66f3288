"""Pyramidal OME-TIFFs to hand over: small ones that tifffile wrote, and one of 400 MB that is made when it is read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import numpy as np
import tifffile
from hypothesis import strategies as st

from grader.checks.selections import pick, sizes
from grader.given import Selection
from grader.marking import attempt
from grader.marking.budget import Budget
from grader.marking.expect import expect_array
from grader.marking.needed import needed
from grader.marking.opened import Opened, open_file
from grader.stores.file_layout import tiff_layout
from grader.stores.files import MemoryFile, OpenFile
from grader.stores.log import ArrayGrid
from grader.volumes import ome_tiff
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.slots import DressedFile
from grader.volumes.volume import Array, LevelGeometry, Volume, pyramid

STEP = (1, 2, 2)


@dataclass(frozen=True)
class OmeTiff:
    """A pyramid, known by what it is like; its bytes are made when it is opened. Every level is an own phantom.

    Attributes
    ----------
    shape : tuple of int
        Planes, rows and columns of level 0.
    n_levels : int
        Number of levels, level 0 included.
    chunk : (int, int)
        Rows and columns of a tile.
    dtype : str
        Data type, in native byte order.
    byteorder, compression
        As in `grader.volumes.ome_tiff.written`.
    storage : str
        "tiles", "strips" of as many rows in place of tiles, or "some tiles": every third is left out of the file.
    virtual : bool
        Made by formula when it is read.
    """

    shape: tuple[int, int, int]
    n_levels: int
    chunk: tuple[int, int] = (16, 16)
    dtype: str = "uint16"
    byteorder: str = "<"
    compression: str | None = None
    storage: str = "tiles"
    virtual: bool = False

    def dressed(self) -> DressedFile:
        """Return the file, with the current attempt's seed."""
        return _dressed(self, attempt.current().seed)

    def grid(self, level: int) -> ArrayGrid:
        """Return the tiles of a level."""
        return self.dressed().layout.arrays[level].grid

    def needed(self, level: int, selection: Selection) -> frozenset[int]:
        """Return the stored tiles that a selection (z, y, x) of a level touches."""
        extents = self.dressed().layout.arrays[level]
        grid = extents.grid
        stored = extents.numbers[extents.sizes > 0].tolist()
        return needed(grid, selection[-len(grid.shape) :]) & frozenset(stored)

    def open(self, budget: Budget | None = None, name: str = "tif") -> Opened:
        """Hand the pyramid over."""
        dressed = self.dressed()
        return open_file(
            dressed.file, dressed.layout, name=name, description=dressed.describe(), kind="tiff", budget=budget
        )

    def expect(self, got: Any, level: int, selection: Selection) -> None:
        """Require the voxels of a selection of a level; a wrong answer is diagnosed by the phantom."""
        volume = self.dressed().volume
        tile = (1, *self.grid(level).chunks[-2:])

        def describe(array: Array) -> str | None:
            if self.shape[0] == 1 and array.ndim == 1:
                return "the axes of a series of one plane are y and x only, and it has one page"
            return diagnose(volume, array, selection, level, tile)

        expect_array(got, volume.read(selection, level), describe)


@dataclass(frozen=True)
class _WithHoles:
    """A phantom with zeros in the tiles that a file leaves out."""

    phantom: Phantom
    chunk: tuple[int, int]

    @property
    def dtype(self) -> np.dtype[Any]:
        """Data type of the values."""
        return self.phantom.dtype

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        """Return the values at integer voxel indices."""
        _, y, x = index
        values = self.phantom(level, index)
        return np.where(is_left_out(y // self.chunk[0], x // self.chunk[1]), self.dtype.type(0), values)


def is_left_out(i: Any, j: Any) -> Any:
    """Say whether a file of "some tiles" has no tile (i, j), in any plane: tifffile cannot write planes that differ."""
    return (i + j) % 3 == 1


@lru_cache(maxsize=32)
def _dressed(one: OmeTiff, seed: int) -> DressedFile:
    phantom = Phantom(one.dtype, seed)
    formula = _WithHoles(phantom, one.chunk) if one.storage == "some tiles" else phantom
    volume = pyramid(formula, one.shape, factors=STEP, n_levels=one.n_levels)
    byteorder: Any = one.byteorder
    if one.virtual:
        return ome_tiff.virtual(volume, one.chunk, byteorder=byteorder)
    if one.storage == "tiles":
        return ome_tiff.written(volume, one.chunk, byteorder=byteorder, compression=one.compression)
    return _written(one, volume)


def _written(one: OmeTiff, volume: Volume) -> DressedFile:
    """Let tifffile write strips, or some of the tiles."""
    file = MemoryFile()
    opened: Any = OpenFile(file, writable=True)
    byteorder: Any = one.byteorder
    strips = one.storage == "strips"
    options: dict[str, Any] = {"photometric": "minisblack", "compression": one.compression}
    with tifffile.TiffWriter(opened, bigtiff=True, ome=True, byteorder=byteorder) as writer:
        for i, level in enumerate(volume.levels):
            place: dict[str, Any] = {"subfiletype": 1, "metadata": None}
            if i == 0:
                place = {"subifds": one.n_levels - 1, "metadata": {"axes": "ZYX"}}
            if strips:
                writer.write(volume.read(level=i), rowsperstrip=one.chunk[0], **options, **place)
            else:
                tiles = _tiles(volume.read(level=i), one.chunk)
                writer.write(tiles, shape=level.shape, dtype=volume.dtype, tile=one.chunk, **options, **place)
    reopened: Any = OpenFile(file)
    with tifffile.TiffFile(reopened) as tif:
        layout = tiff_layout(tif)
    how = f"{one.chunk[0]} rows a strip" if strips else f"tiles {one.chunk[0]} x {one.chunk[1]}, a third of them absent"
    planes, rows, columns = one.shape
    order = "little" if one.byteorder == "<" else "big"
    return DressedFile(
        volume,
        file,
        layout,
        f"OME-TIFF, {planes} plane{'s' * (planes != 1)} of {rows} x {columns} {one.dtype}, {one.n_levels} "
        f"level{'s' * (one.n_levels != 1)}, {how}, {one.compression or 'uncompressed'}, {order}-endian BigTIFF",
    )


def _tiles(pixels: Array, chunk: tuple[int, int]) -> Iterator[Array | None]:
    """Yield the tiles of each plane, None for those that are left out."""
    height, width = chunk
    for plane in pixels:
        whole = np.pad(plane, [(0, -n % side) for n, side in zip(plane.shape, chunk, strict=True)])
        for i, j in np.ndindex(whole.shape[0] // height, whole.shape[1] // width):
            tile = whole[i * height : (i + 1) * height, j * width : (j + 1) * width]
            yield None if is_left_out(i, j) else tile


BIG = OmeTiff((64, 1536, 1536), 4, (256, 256), virtual=True)
"""64 planes of 1536 x 1536 uint16 in tiles of 256 x 256, and three more levels: 400 MB and no disk."""


@cache
@st.composite
def ome_tiffs(draw: st.DrawFn) -> OmeTiff:
    """Return small pyramids."""
    return OmeTiff(
        draw(st.tuples(sizes(1, 3, 2), sizes(2, 50, 40), sizes(2, 50, 36))),
        draw(sizes(1, 3, 2)),
        draw(pick((16, 16), (16, 32), (32, 16))),
        draw(pick("uint16", "uint8", "int16", "float32")),
        draw(pick("<", ">")),
        draw(pick(None, "zlib")),
        draw(pick("tiles", "tiles", "strips", "some tiles")),
    )
