"""Which chunks a selection needs: the arithmetic behind every optimum.

Along an axis a contiguous range ``[a, b)`` touches the chunks floor(a / c) to floor((b - 1) / c); a range with steps
touches the distinct floor(i / c). An array's selection touches their product.
"""

import itertools
import math
from collections.abc import Iterator, Sequence

from grader.given import Selection
from grader.stores.log import ArrayGrid


def chunks_along(size: int, chunk: int, axis: int | slice) -> list[int]:
    """Return, in order, the chunks along one axis of `size` voxels that an int or a slice touches."""
    if not isinstance(axis, slice):
        return [range(size)[axis] // chunk]
    voxels = range(size)[axis]
    if not voxels:
        return []
    if voxels.step <= chunk:
        return list(range(voxels[0] // chunk, voxels[-1] // chunk + 1))
    return sorted({i // chunk for i in voxels})


def touched(shape: Sequence[int], chunks: Sequence[int], selection: Selection) -> list[tuple[int, ...]]:
    """Return the indices of the chunks that a selection (one int or slice an axis) touches, sorted."""
    axes = zip(shape, chunks, selection, strict=True)
    return list(itertools.product(*(chunks_along(*axis) for axis in axes)))


def needed(grid: ArrayGrid, selection: Selection) -> frozenset[int]:
    """Return the places in the grid of the chunks that a selection of the array touches."""
    return frozenset(grid.number(index) for index in touched(grid.shape, grid.chunks, selection))


def n_chunks(shape: Sequence[int], chunks: Sequence[int]) -> int:
    """Return how many chunks an array has."""
    return math.prod(-(-size // chunk) for size, chunk in zip(shape, chunks, strict=True))


def chunk_places(shape: Sequence[int], chunks: Sequence[int]) -> Iterator[tuple[slice, ...]]:
    """Yield where each chunk of an array lies, clipped to its shape, in row-major order."""
    for corner in itertools.product(*map(range, itertools.repeat(0), shape, chunks)):
        yield tuple(slice(a, min(a + c, n)) for a, c, n in zip(corner, chunks, shape, strict=True))
