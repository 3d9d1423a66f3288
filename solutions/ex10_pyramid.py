"""Resolution pyramids.

Make every level of a pyramid in one pass: read each chunk of the image once, write each chunk of the levels once, and
hold only a few chunks in memory.

A pyramid is the same image several times, each level coarser than the one before. A voxel of a coarser level stands for
a *window* of the level below, `factors` voxels along z, y and x: the mean of an image, the most frequent label of a
segmentation. Nothing may be lost at the edge, so sizes are rounded up, and the last windows hold what is left::

    level 0     0   1   2   3   4   5   6        7 voxels, factor 2
                |___|   |___|   |___|   |_
    level 1       0       1       2       3      4 voxels; the last is the mean of one

    A window is centred between its voxels: level 1 begins half a voxel of level 0 to the right of level 0. Who
    forgets this *translation* sees the image jump when a viewer changes levels.

To build each level from the finished one below looks natural, but then all that has just been written is read again;
and a whole level does not fit into memory. Yet a chunk of level 2 needs no more than a small box of level 1, and this
a small box of level 0::

    level 2    +-------------------------------+
               |               A               |        A needs B and C, and nothing else needs these: as soon as B
               +---------------+---------------+        is finished, it can be written, its part of A made, and B
    level 1    |       B       |       C       |        forgotten.
               +-------+-------+-------+-------+
    level 0    |   0   |   1   |   2   |   3   |
               +-------+-------+-------+-------+

The same in Fiji: *Plugins > BigDataViewer > Export Current Image as XML/HDF5* makes the levels and suggests factors;
so does *Plugins > BigStitcher* when it re-saves a dataset.
The same with dask: ``dask.array.coarsen(numpy.mean, array, {0: 2, 1: 2, 2: 2}, trim_excess=True)`` makes one level,
without the voxels that are left over at the edge, and as float.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product

import numpy as np
import zarr


def downsample_mean(block: np.ndarray, factors: Sequence[int]) -> np.ndarray:
    """Return the mean of each window of `factors` voxels.

    Parameters
    ----------
    block : ndarray
        Intensities: any integers or floats in any byte order, with any number of axes.
    factors : sequence of int
        Size of a window along each axis: 1 or more, and perhaps more than the block has.

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


def downsample_mode(block: np.ndarray, factors: Sequence[int]) -> np.ndarray:
    """Return the most frequent label in each window of `factors` voxels.

    Labels are names, not amounts: between nucleus 3 and nucleus 9 there is no nucleus 6.

    Parameters
    ----------
    block : ndarray of int
        Labels: any integers, with any number of axes. 0, the background, is one like all others.
    factors : sequence of int
        Size of a window along each axis, 1 or more.

    Returns
    -------
    ndarray of int
        Shape, data type and byte order as for `downsample_mean`. Where labels tie, the smallest of them.

    Examples
    --------
    >>> downsample_mode(np.array([[7, 7, 5], [2, 2, 9]]), (2, 2))
    array([[2, 5]])
    """
    modes = np.empty(_ceil_divide(block.shape, factors), block.dtype.newbyteorder("="))
    for where, part, window in _even_parts(block, factors):
        voxels = list(_windows(part, window))
        labels = voxels[0].copy()
        # Most windows lie inside one object and have one label only: sort the few others.
        mixed = np.zeros(labels.shape, bool)
        for others in voxels:
            mixed |= others != labels
        labels[mixed] = _most_frequent(np.array([others[mixed] for others in voxels]))
        modes[where] = labels
    return modes


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


def bdv_factors(voxel_um: Sequence[float]) -> tuple[int, int, int]:
    """Return the factors to the next level that make voxels more cubic.

    The rule of BigDataViewer: 2 for each axis whose voxel is at most twice as long as the smallest, 1 for the others.
    (Light microscopes resolve less along z: such an image is first halved in y and x only.)

    Parameters
    ----------
    voxel_um : sequence of float
        Voxel size of the level along z, y and x, in micrometres.

    Returns
    -------
    tuple of int
        Factors for z, y and x. Allow for rounding: a voxel that is longer by a part in 10**9 is still at most twice
        the smallest; one that is longer by a thousandth is not.

    Examples
    --------
    >>> bdv_factors((2.0, 0.5, 0.5)), bdv_factors((2.0, 1.0, 1.0))
    ((1, 2, 2), (2, 2, 2))
    """
    limit = 2 * min(voxel_um) * (1 + 1e-9)
    z, y, x = (2 if voxel <= limit else 1 for voxel in voxel_um)
    return z, y, x


def build_pyramid(
    group: zarr.Group, factors: Sequence[int], reduce: Callable[[np.ndarray, Sequence[int]], np.ndarray]
) -> None:
    """Make all coarser levels of the image ``group["0"]``, as the arrays ``"1"``, ``"2"``, … of the group.

    At best: each chunk of level 0 is read once; each chunk of the other levels is written once, and none is read. To
    go level by level, and read each once, but the last, to make the next, earns all points but no gold; to make every
    level from level 0 does not. Memory: at most 36 chunks of level 0 and 1 MiB (110 chunks earn half of the points),
    however large the levels. It is measured with chunks of 64 KiB, and factors of 2 or of 4; with 4 it takes making a
    chunk piece by piece.

    Parameters
    ----------
    group : zarr.Group
        The opened group, of Zarr format 2 or 3, which may be written to. It holds level 0 as the array ``"0"``, with
        any number of axes, and no other level yet.
    factors : sequence of int
        Downsampling from each level to the next, along each axis.
    reduce : callable
        ``reduce(block, factors)`` returns `block` downsampled, as `downsample_mean` and `downsample_mode` do. Its
        arguments have no names. Call it as often as you like, for any block that begins at a window's first voxel and
        ends at the end of a window or of the level.

    Notes
    -----
    The new arrays have the shapes of `level_shapes`, and the chunks and the data type of level 0. No metadata are
    written: that is the next exercise. Where level 0 is the only level, nothing is read or written.
    """
    finest = group["0"]
    assert isinstance(finest, zarr.Array)
    levels = [finest]
    for shape in level_shapes(finest.shape, factors, finest.chunks)[1:]:
        levels.append(group.create_array(str(len(levels)), shape=shape, chunks=finest.chunks, dtype=finest.dtype))
    if len(levels) > 1:
        everything = tuple(slice(0, n) for n in levels[-1].shape)
        for chunk in _cut(everything, finest.chunks):
            _make(levels, chunk, factors, reduce)


_Box = tuple[slice, ...]
_Reduce = Callable[[np.ndarray, Sequence[int]], np.ndarray]


def _make(levels: Sequence[zarr.Array], box: _Box, factors: Sequence[int], reduce: _Reduce) -> np.ndarray:
    """Return a box of whole chunks of the last of `levels`: read it from level 0; make and write it on any other."""
    *finer, level = levels
    dtype = level.dtype.newbyteorder("=")
    if not finer:
        return np.asarray(level[box], dtype)
    values = np.empty([side.stop - side.start for side in box], dtype)
    for chunk in _cut(box, level.chunks):
        for piece in _cut(chunk, _piece_shape(level.chunks, factors, len(finer))):
            source = _below(piece, factors, finer[-1].shape)
            values[_within(box, piece)] = reduce(_make(finer, source, factors, reduce), factors)
        level[chunk] = values[_within(box, chunk)]
    return values


def _piece_shape(chunks: Sequence[int], factors: Sequence[int], level: int) -> Sequence[int]:
    """Return the shape of the pieces in which a chunk is made. Below each lie whole chunks, so that none is cut."""
    if level == 1 and math.prod(factors) <= _READ_AT_ONCE:
        return chunks
    return [c // math.gcd(c, f) for c, f in zip(chunks, factors, strict=True)]


_READ_AT_ONCE = 8
"""Zarr decodes the chunks of one request in parallel. So many of them still take little memory."""


def _below(box: _Box, factors: Sequence[int], shape: Sequence[int]) -> _Box:
    """Return the box that a box is made of, on the level below, which has this shape."""
    return tuple(slice(s.start * f, min(s.stop * f, n)) for s, f, n in zip(box, factors, shape, strict=True))


def _within(box: _Box, part: _Box) -> _Box:
    """Return where a part of a box lies, counted from the beginning of the box."""
    return tuple(slice(p.start - b.start, p.stop - b.start) for b, p in zip(box, part, strict=True))


def _cut(box: _Box, shape: Sequence[int]) -> Iterator[_Box]:
    """Cut a box into boxes of one shape; the last along each axis may be smaller."""
    return product(
        *([slice(a, min(a + n, s.stop)) for a in range(s.start, s.stop, n)] for s, n in zip(box, shape, strict=True))
    )


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


def _most_frequent(labels: np.ndarray) -> np.ndarray:
    """Return the most frequent labels along the first axis; the smallest where they tie."""
    ascending = np.sort(labels, axis=0)  # equals are neighbours now
    winners: np.ndarray = ascending[0]
    votes = most_votes = np.ones(winners.shape, np.min_scalar_type(len(labels)))
    for before, here in pairwise(ascending):
        votes = np.where(here == before, votes + 1, 1)
        winners = np.where(votes > most_votes, here, winners)
        most_votes = np.maximum(votes, most_votes)
    return winners


def _wide_enough(dtype: np.dtype, n: int) -> np.dtype:
    """Return a type that holds the sum of `n` voxels: float64 for floats, Python's own integers for 64-bit ones."""
    if dtype.kind == "f":
        return np.result_type(dtype, np.float64)
    info = np.iinfo(dtype)
    return np.min_scalar_type(n * (info.min or info.max + 1))
