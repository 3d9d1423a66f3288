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

from collections.abc import Callable, Sequence

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
    raise NotImplementedError("downsample_mean: not written yet")


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
    raise NotImplementedError("downsample_mode: not written yet")


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
    raise NotImplementedError("level_shapes: not written yet")


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
    raise NotImplementedError("level_transform: not written yet")


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
    raise NotImplementedError("bdv_factors: not written yet")


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
    raise NotImplementedError("build_pyramid: not written yet")
