"""downsample_mean, level_shapes, level_transform of ex10_pyramid, for the exercises after it."""

import math
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np


def downsample_mean(block: np.ndarray, factors: Sequence[int]) -> np.ndarray:
    """Return the mean of each window of `factors` voxels.

    Parameters
    ----------
    block : ndarray
        Intensities: any integers or floats, with any number of axes.
    factors : sequence of int
        Size of a window along each axis, 1 or more.

    Returns
    -------
    ndarray
        Shape ``ceil(size / factor)`` along each axis; a window that is cut off by the edge is the mean of the voxels
        that it has. The data type of `block`, native byte order. Integers are rounded to the nearest (halves either
        way), not down, and exact up to 32 bits at least: no sum overflows, no digit is lost. Floats are not rounded.

    Examples
    --------
    >>> downsample_mean(np.array([[1, 2, 9], [3, 4, 10]], np.uint8), (2, 2))
    array([[ 3, 10]], dtype=uint8)
    >>> downsample_mean(np.array([65535, 65534, -0.5]), (2,))
    array([ 6.55345e+04, -5.00000e-01])
    """
    means = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for where, part, window in _even_parts(block, factors):
        n = math.prod(window)
        sums = _window_sums(part, window, _wide_enough(means.dtype, n))
        if means.dtype.kind == "f":
            means[where] = sums / n
        else:
            sums += n // 2  # what is then rounded down has been rounded to the nearest
            means[where] = sums // n
    return means


def level_shapes(shape: Sequence[int], factors: Sequence[int], chunks: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the shapes of all levels, from fine to coarse.

    Parameters
    ----------
    shape : sequence of int
        Size of level 0 in voxels.
    factors : sequence of int
        Downsampling from each level to the next, along each axis.
    chunks : sequence of int
        Size of a chunk in voxels, the same at all levels.

    Returns
    -------
    list of tuple of int
        Level 0 first. Each further level is ``ceil(size / factor)`` of the one before. The last is the first that fits
        into one chunk, or after which nothing would change any more.

    Examples
    --------
    >>> level_shapes((100, 512, 300), factors=(1, 2, 2), chunks=(128, 128, 128))
    [(100, 512, 300), (100, 256, 150), (100, 128, 75)]
    >>> level_shapes((500, 2, 3), factors=(1, 2, 2), chunks=(64, 1, 1))
    [(500, 2, 3), (500, 1, 2), (500, 1, 1)]
    """
    shapes = [tuple(shape)]
    while any(n > c for n, c in zip(shapes[-1], chunks, strict=True)):
        coarser = _ceil_divide(shapes[-1], factors)
        if coarser == shapes[-1]:
            break
        shapes.append(coarser)
    return shapes


def level_transform(voxel_um: Sequence[float], factors: Sequence[int]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return where the voxels of a level lie.

    Voxel i of the level lies at ``i * scale + translation``; that is the middle of the window that it stands for.

    Parameters
    ----------
    voxel_um : sequence of float
        Voxel size of level 0 along each axis, in micrometres. Its voxel 0 lies at 0.
    factors : sequence of int
        Downsampling from level 0 to this level along each axis: cumulative, ``(4, 4, 4)`` after two steps of 2.

    Returns
    -------
    scale_um, translation_um : tuple of float
        Voxel size of the level, and position of its voxel 0, along each axis in micrometres.

    Examples
    --------
    >>> level_transform((2.0, 0.5, 0.5), (1, 2, 4))
    ((2.0, 1.0, 2.0), (0.0, 0.25, 0.75))
    """
    scale = tuple(v * f for v, f in zip(voxel_um, factors, strict=True))
    # The centres of the first window's voxels are 0, v, ... (f - 1) v.
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors, strict=True))
    return scale, translation


_Box = tuple[slice, ...]


def _ceil_divide(shape: Sequence[int], factors: Sequence[int]) -> tuple[int, ...]:
    return tuple(-(-n // f) for n, f in zip(shape, factors, strict=True))


def _even_parts(block: np.ndarray, factors: Sequence[int]) -> Iterator[tuple[_Box, np.ndarray, tuple[int, ...]]]:
    """Cut a block where its last windows are cut off, so that all windows of one part have the same shape.

    Yields
    ------
    where : tuple of slice
        Which windows these are, along each axis.
    part : ndarray
        Their voxels.
    window : tuple of int
        The shape of each of them.
    """
    axes = []
    for n, f in zip(block.shape, factors, strict=True):
        whole, rest = divmod(n, f)
        axes.append([(slice(whole), slice(whole * f), f)] if whole else [])
        if rest:
            axes[-1].append((slice(whole, whole + 1), slice(whole * f, n), rest))
    for sides in product(*axes):
        where, voxels, window = zip(*sides, strict=True)
        yield where, block[voxels], window


def _windows(block: np.ndarray, window: Sequence[int]) -> Iterator[np.ndarray]:
    """Yield the first voxel of every window, then the second of every window, and so on."""
    for offset in np.ndindex(*window):
        yield block[tuple(slice(start, None, step) for start, step in zip(offset, window, strict=True))]


def _window_sums(block: np.ndarray, window: Sequence[int], dtype: np.dtype) -> np.ndarray:
    """Return the sum of each window."""
    *across, along = window
    # Add rows to rows first, and only then neighbours within them: what lies side by side in memory is added fastest.
    rows = _sum(_windows(block, (*across, 1)), dtype)
    return _sum(_windows(rows, (*[1] * len(across), along)), dtype)


def _sum(arrays: Iterator[np.ndarray], dtype: np.dtype) -> np.ndarray:
    total = next(arrays).astype(dtype)
    for array in arrays:
        total += array
    return np.asarray(total)


def _wide_enough(dtype: np.dtype, n: int) -> np.dtype:
    """Return a type that holds the sum of `n` voxels: float64 for floats, Python's own integers for 64-bit ones."""
    if dtype.kind == "f":
        return np.result_type(dtype, np.float64)
    info = np.iinfo(dtype)
    return np.min_scalar_type(n * (info.min or info.max + 1))
