"""downsample_mean, level_shapes, level_transform of ex10_pyramid, for the exercises after it."""

from collections.abc import Sequence

import numpy as np

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
    ...

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
    ...

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
    ...
