"""Windows of a pyramid: what is made of each, exactly, and what the usual mistakes make of it."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
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


def first_voxels(block: Array, factors: Sequence[int]) -> Array:
    """Return the first voxel of each window."""
    return block[tuple(slice(None, None, f) for f in factors)]


def window_sums(block: Array, factors: Sequence[int], dtype: Any = None) -> Array:
    """Return the sum of each window; exact for integers of up to 32 bits, if no narrower `dtype` is asked for."""
    dtype = dtype or (np.float64 if block.dtype.kind == "f" else np.int64)
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
    out = first_voxels(block, factors).copy()
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


def padded(block: Array, factors: Sequence[int], mode: Any) -> Array:
    """Return the block, filled up to whole windows."""
    return np.pad(block, [(0, -n % f) for n, f in zip(block.shape, factors, strict=True)], mode=mode)


def wrong_means(block: Array, factors: Sequence[int], got: Array) -> Array:
    """Say which windows' means are further off than rounding explains: by 0.5, or in the last digits of a float."""
    sums, counts = window_sums(block, factors), window_sizes(block.shape, factors)
    if block.dtype.kind == "f":
        largest = largest_voxels(np.abs(block), factors)
        near: Array = np.abs(got - sums / counts) <= 64 * np.finfo(block.dtype).eps * largest
        return ~near
    wrong: Array = 2 * np.abs(got.astype(np.int64) * counts - sums) > counts
    return wrong


# What mistakes give

Mistakes = Mapping[str, Array]
"""What each mistake gives, before it is rounded, by what is to be said of it."""


def mean_mistakes(block: Array, factors: Sequence[int]) -> Mistakes:
    """Return what may have been made of a block in place of its mean."""
    means, counts = window_means(block, factors), window_sizes(block.shape, factors)
    mistakes = {
        "That is one voxel of each window ([::2]), not the mean of all.": first_voxels(block, factors),
        "That is the mean with zeros beyond the edge: divide by the number of voxels that a window really has.": (
            window_means(padded(block, factors, "constant"), factors)
        ),
        "That is the mean with the edge repeated beyond it: take only the voxels that a window really has.": (
            window_means(padded(block, factors, "edge"), factors)
        ),
        "That is the largest voxel of each window, not the mean.": largest_voxels(block, factors),
        "That is the sum of each window: divide by the number of its voxels.": window_sums(block, factors, block.dtype),
    }
    if coarser(block.shape, factors[::-1]) == means.shape:
        mistakes["The factors were taken in reverse order."] = window_means(block, factors[::-1])
    if block.dtype.kind in "iu":
        with np.errstate(all="ignore"):
            mistakes[f"The sums have overflowed: {block.dtype} does not hold them. Sum in a wider type."] = (
                window_sums(block, factors, block.dtype) / counts
            )
    mistakes = {words: value for words, value in mistakes.items() if not np.allclose(value, means)}
    if block.dtype.kind in "iu":
        mistakes["That is rounded down: round to the nearest."] = np.floor(means)
        mistakes["That is cut off towards zero: round to the nearest."] = np.trunc(means)
        mistakes["That is rounded up: round to the nearest."] = np.ceil(means)
        if (np.floor(means) == np.trunc(means)).all():
            del mistakes["That is cut off towards zero: round to the nearest."]
    else:
        mistakes["That is rounded: the mean of floats is not."] = np.rint(means)
        mistakes["That is rounded down: the mean of floats is not."] = np.floor(means)
    return mistakes


def gives(value: Array, got: Array) -> bool:
    """Say whether an answer is what a mistake gives, rounded in any way."""
    if value.shape != got.shape:
        return False
    if got.dtype.kind == "f":
        return np.allclose(value, got, rtol=1e-5)
    off = np.abs(got - value.astype(np.float64))
    return bool(
        (off <= 0.5 + 1e-9 * np.abs(value)).all() or (got == np.floor(value)).all() or (got == np.trunc(value)).all()
    )


def are_cut_off(block: Array, factors: Sequence[int]) -> Array:
    """Say which windows are cut off by the edge."""
    return np.broadcast_to(window_sizes(block.shape, factors) < math.prod(factors), coarser(block.shape, factors))
