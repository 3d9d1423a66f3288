"""Windows of a pyramid: what is made of each, exactly."""

import itertools
import math
from collections.abc import Iterator, Sequence
from operator import le
from typing import Any

import numpy as np

from grader.volumes.volume import Array

Shape = tuple[int, ...]


def coarser(shape: Sequence[int], factors: Sequence[int]) -> Shape:
    """Return the shape of the next level: rounded up."""
    return tuple(-(-n // f) for n, f in zip(shape, factors, strict=True))


def shapes_of_levels(shape: Sequence[int], factors: Sequence[int], chunks: Sequence[int]) -> list[Shape]:
    """Return the shapes of all levels: until one fits into a chunk, or nothing changes any more.

    Rounding up step by step is rounding up once: level k is level 0 divided by ``factor ** k``.
    """

    def level(k: int) -> Shape:
        return coarser(shape, [f**k for f in factors])

    last = next(k for k in itertools.count() if all(map(le, level(k), chunks)) or level(k) == level(k + 1))
    return [level(k) for k in range(last + 1)]


def parts(block: Array, factors: Sequence[int]) -> Iterator[tuple[tuple[slice, ...], Array]]:
    """Yield the first voxel of each window, then the second, and so on, each with the windows that have it."""
    for first in np.ndindex(*factors):
        part = block[tuple(slice(i, None, f) for i, f in zip(first, factors, strict=True))]
        if part.size:
            yield tuple(map(slice, part.shape)), part


def window_sums(block: Array, factors: Sequence[int]) -> Array:
    """Return the sum of each window; exact for integers of up to 32 bits."""
    dtype: Any = np.float64 if block.dtype.kind == "f" else np.int64
    sums: Array = np.zeros(coarser(block.shape, factors), dtype)
    for where, part in parts(block, factors):
        sums[where] += part.astype(dtype, copy=False)
    return sums


def window_sizes(shape: Sequence[int], factors: Sequence[int]) -> Array:
    """Return how many voxels each window has: fewer at the far edges."""
    along = (np.minimum(f, n - np.arange(0, n, f)) for n, f in zip(shape, factors, strict=True))
    return np.asarray(math.prod(np.ix_(*along)))


def window_means(block: Array, factors: Sequence[int]) -> Array:
    """Return the mean of each window in 64-bit floats."""
    means: Array = window_sums(block, factors) / window_sizes(block.shape, factors)
    return means


def largest_voxels(block: Array, factors: Sequence[int]) -> Array:
    """Return the largest voxel of each window."""
    out = block[tuple(slice(None, None, f) for f in factors)].copy()
    for where, part in parts(block, factors):
        np.maximum(out[where], part, out=out[where])
    return out


def window(block: Array, factors: Sequence[int], index: Sequence[int]) -> list[Any]:
    """Return the voxels of one window."""
    voxels: list[Any] = (
        block[tuple(slice(i * f, (i + 1) * f) for i, f in zip(index, factors, strict=True))].ravel().tolist()
    )
    return voxels


def most_frequent(block: Array, factors: Sequence[int]) -> Array:
    """Return the most frequent label of each window, the smallest where they tie; of small blocks alone."""
    out = np.empty(coarser(block.shape, factors), block.dtype)
    for index in np.ndindex(out.shape):
        voxels = window(block, factors, index)
        out[index] = min(set(voxels), key=lambda label: (-voxels.count(label), label))
    return out


def wrong_means(block: Array, factors: Sequence[int], got: Array) -> Array:
    """Say which windows' means are further off than rounding explains: by 0.5, or in the last digits of a float."""
    sums, counts = window_sums(block, factors), window_sizes(block.shape, factors)
    if block.dtype.kind == "f":
        largest = largest_voxels(np.abs(block), factors)
        near: Array = np.abs(got - sums / counts) <= 64 * np.finfo(block.dtype).eps * largest
        return ~near
    wrong: Array = 2 * np.abs(got.astype(np.int64) * counts - sums) > counts
    return wrong


def are_cut_off(block: Array, factors: Sequence[int]) -> Array:
    """Say which windows are cut off by the edge."""
    return np.broadcast_to(window_sizes(block.shape, factors) < math.prod(factors), coarser(block.shape, factors))
