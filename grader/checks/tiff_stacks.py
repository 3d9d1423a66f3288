"""TIFF stacks to hand over: random small ones that tifffile wrote, and the 4 GB one that is made when it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
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
from grader.volumes import tiff
from grader.volumes.diagnosis import diagnose
from grader.volumes.phantom import Phantom
from grader.volumes.slots import DressedFile
from grader.volumes.volume import Array, LevelGeometry, Volume, single


@dataclass(frozen=True)
class TiffStack:
    """A stack, known by what it is like; its bytes are made when it is opened.

    Attributes
    ----------
    shape : tuple of int
        Planes, rows and columns.
    rows_per_strip : int
        Rows of a strip.
    dtype : str
        Data type, in native byte order.
    byteorder, compression, bigtiff
        As in `grader.volumes.tiff.written`.
    virtual : bool
        Made by formula when it is read.
    tile : (int, int), optional
        Rows and columns of a tile, multiples of 16, in place of strips; written ones only.
    dark_first : bool
        The first plane is black: compressed, its strips are shorter than those of the other planes.
    thumbnail : bool
        Behind the stack there is a small page that does not belong to it; written ones in strips only.
    """

    shape: tuple[int, int, int]
    rows_per_strip: int
    dtype: str = "uint16"
    byteorder: str = "<"
    compression: str | None = None
    bigtiff: bool = False
    virtual: bool = False
    tile: tuple[int, int] | None = None
    dark_first: bool = False
    thumbnail: bool = False

    @property
    def strips_a_page(self) -> int:
        """Number of strips of one page (S)."""
        return self.grid.grid[-2]

    @property
    def grid(self) -> ArrayGrid:
        """The grid of strips."""
        return self.dressed().layout.arrays[0].grid

    def dressed(self) -> DressedFile:
        """Return the file, with the current attempt's seed."""
        return _dressed(self, attempt.current().seed)

    def needed(self, z: int | slice, y: int | slice = slice(None), x: int | slice = slice(None)) -> frozenset[int]:
        """Return the strips that a selection touches; a strip spans all columns, but an empty selection needs none."""
        selection: Selection = (z, y, x)
        return needed(self.grid, selection[-len(self.grid.shape) :])

    def open(self, budget: Budget | None = None, name: str = "tif") -> Opened:
        """Hand the stack over."""
        dressed = self.dressed()
        return open_file(
            dressed.file, dressed.layout, name=name, description=dressed.describe(), kind="tiff", budget=budget
        )

    def expect(self, got: Any, selection: Selection) -> None:
        """Require the voxels of `selection`; a wrong answer is diagnosed by the phantom."""
        volume = self.dressed().volume
        expect_array(got, volume.read(selection), lambda array: diagnose(volume, array, selection, 0))


class _DarkFirst(Phantom):
    """A phantom whose first plane is black."""

    def __call__(self, level: LevelGeometry, index: Sequence[Array]) -> Array:
        return np.where(np.asarray(index[0]) == 0, self.dtype.type(0), super().__call__(level, index))


@lru_cache(maxsize=32)
def _dressed(stack: TiffStack, seed: int) -> DressedFile:
    volume = single((_DarkFirst if stack.dark_first else Phantom)(stack.dtype, seed), stack.shape)
    if stack.tile:
        return _tiled(stack, volume)
    dress: Any = tiff.virtual if stack.virtual else partial(tiff.written, thumbnail=stack.thumbnail)
    dressed: DressedFile = dress(
        volume,
        stack.rows_per_strip,
        byteorder=stack.byteorder,
        compression=stack.compression,
        bigtiff=stack.bigtiff,
    )
    return dressed


def _tiled(stack: TiffStack, volume: Volume) -> DressedFile:
    """Let tifffile write the stack in tiles."""
    file = MemoryFile()
    opened: Any = OpenFile(file, writable=True)
    byteorder: Any = stack.byteorder
    with tifffile.TiffWriter(opened, bigtiff=stack.bigtiff, byteorder=byteorder) as writer:
        writer.write(
            volume.read(), photometric="minisblack", tile=stack.tile, compression=stack.compression, metadata=None
        )
    reopened: Any = OpenFile(file)
    with tifffile.TiffFile(reopened) as tif:
        layout = tiff_layout(tif)
    planes, rows, columns = stack.shape
    tiles = f"tiles {' x '.join(map(str, stack.tile or ()))}"
    clothes = f"{planes} planes of {rows} x {columns} {stack.dtype}, {tiles}, {stack.compression or 'uncompressed'}, "
    order = "little" if stack.byteorder == "<" else "big"
    return DressedFile(volume, file, layout, f"{clothes}{order}-endian {'BigTIFF' if stack.bigtiff else 'TIFF'}")


BIG = TiffStack((2000, 1024, 1024), rows_per_strip=256, bigtiff=True, virtual=True)
"""2000 planes of 1024 x 1024 uint16, four strips each: 4.2 GB and no disk."""


@cache
@st.composite
def stacks(draw: st.DrawFn, max_planes: int = 8) -> TiffStack:
    """Return small stacks of every kind that tifffile writes for us."""
    shape = draw(st.tuples(sizes(2, max_planes, 3), sizes(1, 24, 10), sizes(2, 24, 6)))
    return TiffStack(
        shape,
        rows_per_strip=draw(sizes(1, shape[1], 4)),
        dtype=draw(pick("uint16", "uint8", "int16", "uint32", "float32")),
        byteorder=draw(pick("<", ">")),
        compression=draw(pick(None, "zlib")),
        bigtiff=draw(st.booleans()),
    )


@cache
@st.composite
def tiled_stacks(draw: st.DrawFn) -> TiffStack:
    """Return small stacks in tiles."""
    return TiffStack(
        draw(st.tuples(sizes(2, 4, 3), sizes(2, 40, 20), sizes(2, 40, 36))),
        rows_per_strip=0,
        dtype=draw(pick("uint16", "uint8", "float32")),
        byteorder=draw(pick("<", ">")),
        compression=draw(pick(None, "zlib")),
        tile=draw(pick((16, 16), (16, 32), (32, 16))),
    )
