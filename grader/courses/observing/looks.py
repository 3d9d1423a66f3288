"""Ways to look at a volume: slices along the axes and at an angle, an overview; and the chunks under each."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from grader.marking.needed import chunks_along, needed
from grader.stores.log import ArrayGrid
from grader.volumes.sampling import nearest
from grader.volumes.volume import Array

OVERVIEW_PX = 64
"""Voxels that an overview has, at least, along the longer of y and x."""

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Box:
    """Voxels along the axes.

    Attributes
    ----------
    selection : tuple of int or slice
        Of z, y, x.
    """

    selection: tuple[int | slice, ...]

    def n_chunks(self, grid: ArrayGrid) -> int:
        """Return how many chunks of an array lie under it."""
        return math.prod(map(len, self._along(grid)))

    def n_requests(self, grid: ArrayGrid, per_shard: Sequence[int]) -> int:
        """Return how many requests zarr makes where chunks lie in shards of `per_shard` of them along each axis.

        One for a shard of which every chunk is needed; one for the index of any other, and one for each chunk.
        """
        shards = [Counter(i // n for i in along) for along, n in zip(self._along(grid), per_shard, strict=True)]
        whole = math.prod(sum(k == n for k in one.values()) for one, n in zip(shards, per_shard, strict=True))
        return math.prod(map(len, shards)) + self.n_chunks(grid) - whole * math.prod(per_shard)

    def _along(self, grid: ArrayGrid) -> list[list[int]]:
        axes = zip(grid.shape, grid.chunks, self.selection, strict=True)
        return [chunks_along(*axis) for axis in axes]

    def places(self, grid: ArrayGrid) -> frozenset[int]:
        """Return the places in an array's grid of the chunks under it."""
        return needed(grid, self.selection)


@dataclass(frozen=True)
class Tilted:
    """A slice turned about y: all rows, and for each column a place in z and x.

    Attributes
    ----------
    z, x : array of int, shape (n,)
        The voxels of the columns that lie in the volume.
    columns : array of int, shape (n,)
        Which columns these are.
    size_px : (int, int)
        Rows and columns of the slice.
    """

    z: Array
    x: Array
    columns: Array
    size_px: tuple[int, int]

    def n_chunks(self, grid: ArrayGrid) -> int:
        """Return how many chunks of an array lie under it."""
        return len(self._pairs(grid)) * grid.grid[1]

    def n_requests(self, grid: ArrayGrid, per_shard: Sequence[int]) -> int:
        """Return how many requests zarr makes where chunks lie in shards: see `Box.n_requests`."""
        depth, rows, width = per_shard
        shards = Counter((z // depth, x // width) for z, x in self._pairs(grid))
        whole = sum(k == depth * width for k in shards.values()) * (grid.grid[1] // rows)
        return len(shards) * -(-grid.grid[1] // rows) + self.n_chunks(grid) - whole * math.prod(per_shard)

    def places(self, grid: ArrayGrid) -> frozenset[int]:
        """Return the places in an array's grid of the chunks under it."""
        return frozenset(grid.number((z, y, x)) for z, x in self._pairs(grid) for y in range(grid.grid[1]))

    def _pairs(self, grid: ArrayGrid) -> set[tuple[int, int]]:
        """Return the chunks along z and x under its columns."""
        return set(zip((self.z // grid.chunks[0]).tolist(), (self.x // grid.chunks[2]).tolist(), strict=True))


Voxels = Box | Tilted


@dataclass(frozen=True)
class Look:
    """One way to look.

    Attributes
    ----------
    name : str
        ``"XZ slice"``.
    level : int
        Level of the pyramid that it is taken from.
    voxels : Box or Tilted
        The voxels of that level.
    """

    name: str
    level: int
    voxels: Voxels


def looks(shapes: Sequence[Shape]) -> tuple[Look, ...]:
    """Return what is looked at: three slices along the axes, two at an angle, an overview of the whole.

    Parameters
    ----------
    shapes : sequence of tuple of int
        Size z, y, x of each level, from fine to coarse.
    """
    shape = shapes[0]
    middle = [n // 2 for n in shape]
    every = slice(None)
    return (
        Look("XY slice", 0, Box((middle[0], every, every))),
        Look("XZ slice", 0, Box((every, middle[1], every))),
        Look("YZ slice", 0, Box((every, every, middle[2]))),
        Look("at 30 degrees", 0, tilted(shape, 30)),
        Look("at 45 degrees", 0, tilted(shape, 45)),
        overview(shapes),
    )


def tilted(shape: Shape, degrees: float) -> Tilted:
    """Return the slice through the middle that is turned about y, as wide as the volume: ex04's, at any size."""
    depth, rows, width = shape
    sine, cosine = (round(f(math.radians(degrees)), 4) for f in (math.sin, math.cos))
    columns = 2 * math.ceil(min(depth / 2 / sine, width / 2 / cosine))
    steps = np.arange(columns) - (columns - 1) / 2
    z, x = nearest(depth / 2 + steps * sine), nearest(width / 2 + steps * cosine)
    inside = np.flatnonzero((z >= 0) & (z < depth) & (x >= 0) & (x < width))
    return Tilted(z[inside], x[inside], inside, (rows, columns))


def overview(shapes: Sequence[Shape]) -> Look:
    """Return the whole volume, coarse: from the coarsest level that still shows it, as few voxels of it as do.

    They lie equally far apart along every axis, in voxels of level 0: of a file without a pyramid, whole planes are
    left out.
    """
    large_enough = [level for level, shape in enumerate(shapes) if max(shape[1:]) >= OVERVIEW_PX]
    level = max(large_enough, default=0)
    shape = shapes[level]
    step = max(1, max(shape[1:]) // OVERVIEW_PX)
    factors = [round(fine / coarse) for fine, coarse in zip(shapes[0], shape, strict=True)]
    steps = [max(1, step * max(factors[1:]) // factor) for factor in factors]
    picks = (slice(by // 2, None, by) if by // 2 < n else slice(0, 1) for by, n in zip(steps, shape, strict=True))
    return Look("overview", level, Box(tuple(picks)))
