"""Streaming through a volume.

Read each chunk once, and hold little: at most 15 % of the volume. Up to twice the reads, or 35 % of the volume, earn
half of a check's points, rounded down.

To know the brightest voxel of a terabyte you have to look at every voxel, but not at all of them at the same time. Take
one chunk, note what matters, let go of it, take the next::

    chunk 0 --> +---------+
    chunk 1 --> |  small  | --> result         memory: one chunk and the small summary, however large the volume
    chunk 2 --> | summary |
       ...      +---------+

What makes a good summary? It must be *mergeable*: from the summaries of two parts comes that of both. Sums, counts,
extremes and histograms are. A mean, a median or a threshold of each chunk is not: chunks at the edge hold fewer voxels
than the others, and an Otsu threshold of every chunk is many thresholds, none of which is that of the volume.

Go by chunks, not by planes: a plane touches a whole layer of chunks, and the next plane reads them all again. And mind
what you add up in: a sum in ``uint16`` overflows, and the difference of two large sums in ``float32`` has lost the
little that you look for (voxels of 30000 give or take 1).

The `array` is open: ``array.shape``, ``array.chunks`` and ``array.dtype`` cost nothing, and ``array[:]`` everything. It
may be stored in shards, objects of many chunks: then ``array.shards`` is the shape of a shard (else None), and
``array.chunks`` that of the inner chunk, which is read on its own and is the chunk that is meant here.

The same in Fiji: on a virtual stack, *Image > Stacks > Z Project...* and *Analyze > Histogram* go plane by plane;
*Image > Adjust > Threshold...* with "Stack histogram" takes one threshold from all planes, without it from one plane.
The same with dask: ``dask.array.from_zarr(array).std().compute()``; ``dask.array.histogram``.
"""

import math
from collections.abc import Iterator
from itertools import product

import numpy as np
import zarr

from grader.given import Stats


def iter_chunks(array: zarr.Array) -> Iterator[tuple[tuple[slice, ...], np.ndarray]]:
    """Yield a volume in pieces, one chunk at a time.

    At best: each chunk once, and none before it is asked for.

    Parameters
    ----------
    array : zarr.Array
        The opened volume, with any number of axes.

    Yields
    ------
    slices : tuple of slice
        Where the chunk lies: ``start`` and ``stop`` along each axis, clipped to the shape of the volume.
    block : ndarray
        ``array[slices]``, in the data type of the volume, native byte order: an array of its own, which stays as it is
        when the next one is asked for.

    Notes
    -----
    Any order of the chunks will do.

    Examples
    --------
    >>> array = zarr.create_array({}, shape=(5, 4), chunks=(3, 4), dtype="uint16")
    >>> for slices, block in iter_chunks(array):
    ...     print(slices[0].start, slices[0].stop, block.shape)
    0 3 (3, 4)
    3 5 (2, 4)
    """
    dtype = array.dtype.newbyteorder("=")
    parts_of_axes = [
        [slice(start, min(start + chunk, size)) for start in range(0, size, chunk)]
        for size, chunk in zip(array.shape, array.chunks, strict=True)
    ]
    for slices in product(*parts_of_axes):
        yield slices, np.asarray(array[slices], dtype)


def stream_stats(array: zarr.Array) -> Stats:
    """Return the minimum, maximum, mean and standard deviation of all voxels.

    At best: each chunk once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: integers or finite floats, at least one voxel.

    Returns
    -------
    Stats
        `min`, `max`, `mean` and `std` (the root of the mean squared distance from the mean: ddof 0), to a relative
        accuracy of 1e-9, also where the contrast is low and the values are high, such as 30000 give or take 1.
    """
    lowest, highest = math.inf, -math.inf
    count, total = 0, 0.0
    squares = 0.0  # sum of the squared distances from the mean so far
    for _, block in iter_chunks(array):
        # float64 adds up integers without any error until a sum needs more than 53 bits.
        values = block.astype(np.float64)
        block_total = float(values.sum())
        if count:
            # The voxels so far and the new ones move to their common mean.
            gap = block_total / block.size - total / count
            squares += gap**2 * (count * block.size / (count + block.size))
        # Distances first, squares then: mean(v**2) - mean(v)**2 would cancel all digits but a few.
        values -= block_total / block.size
        squares += float(np.square(values, out=values).sum())
        count += block.size
        total += block_total
        lowest = min(lowest, float(block.min()))
        highest = max(highest, float(block.max()))
    return Stats(lowest, highest, total / count, math.sqrt(squares / count))


def stream_histogram(array: zarr.Array) -> np.ndarray:
    """Return how often each value occurs.

    At best: each chunk once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume.

    Returns
    -------
    ndarray of int64, shape (256,) or (65536,)
        One bin for each value of the data type: uint8 or uint16, in either byte order.

    Raises
    ------
    ValueError
        If the volume has another data type. No voxel is read then.
    """
    if array.dtype.kind != "u" or array.dtype.itemsize > 2:
        raise ValueError(f"a bin for each value needs uint8 or uint16, not {array.dtype}")
    histogram = np.zeros(256**array.dtype.itemsize, np.int64)
    for _, block in iter_chunks(array):
        histogram += np.bincount(block.ravel(), minlength=len(histogram))
    return histogram


def stream_percentile(array: zarr.Array, q: float) -> int:
    """Return the value below or at which `q` percent of the voxels lie.

    At best: each chunk once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: uint8 or uint16.
    q : float
        Percentage, 0 to 100: 0 is the minimum, 50 the (lower) median, 100 the maximum.

    Returns
    -------
    int
        The smallest value for which at least ``max(1, ceil(q * n / 100))`` of the n voxels are as small or smaller.
        (Multiply first: ``7 / 100 * 100`` is a little more than 7.)

    Raises
    ------
    ValueError
        If `q` is not in 0 to 100, or the volume is neither uint8 nor uint16. No voxel is read then.
    """
    if not 0 <= q <= 100:
        raise ValueError(f"a percentile lies in 0 to 100, not at {q}")
    as_small = np.cumsum(stream_histogram(array))
    rank = max(1, math.ceil(q * int(as_small[-1]) / 100))
    return int(np.searchsorted(as_small, rank))


def global_otsu(array: zarr.Array) -> int:
    """Return Otsu's threshold of the whole volume.

    At best: each chunk once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume: uint8 or uint16.

    Returns
    -------
    int
        The threshold t that separates background (values <= t) from foreground (values > t) best: the variance between
        the two classes, ``w0 * w1 * (mean1 - mean0)**2`` with w0 and w1 voxels in them, is largest. Where no voxel lies
        between two thresholds they separate alike, and either will do; on a constant volume any threshold will.

    Raises
    ------
    ValueError
        If the volume is neither uint8 nor uint16. No voxel is read then.

    Notes
    -----
    N. Otsu, "A threshold selection method from gray-level histograms", IEEE Transactions on Systems, Man, and
    Cybernetics 9 (1979), 62-66.
    """
    histogram = stream_histogram(array)
    # For each t: voxels in the two classes, and the sums of their values.
    n_background = np.cumsum(histogram)
    n_foreground = n_background[-1] - n_background
    sum_background = np.cumsum(histogram * np.arange(len(histogram)))
    sum_foreground = sum_background[-1] - sum_background
    # An empty class has no mean; whatever stands for it, its weight of 0 takes it out.
    mean_background = sum_background / np.maximum(n_background, 1)
    mean_foreground = sum_foreground / np.maximum(n_foreground, 1)
    # As floats: the product of two counts of voxels may be too large for int64.
    between = n_background.astype(float) * n_foreground * (mean_foreground - mean_background) ** 2
    return int(np.argmax(between))


def max_projection(array: zarr.Array, axis: int) -> np.ndarray:
    """Return the brightest voxel along each line of sight parallel to an axis.

    At best: each chunk once.

    Parameters
    ----------
    array : zarr.Array
        The opened volume. Its values may all be negative.
    axis : int
        Axis to look along: 0, 1 or 2 for z, y or x of a volume; negative values count from the last.

    Returns
    -------
    ndarray
        The axes that are left, in their order; the data type of the volume, native byte order.

    Raises
    ------
    IndexError or ValueError
        If there is no such axis. (NumPy's ``AxisError`` is both.)
    """
    axis = range(array.ndim)[axis]
    projection = np.empty(array.shape[:axis] + array.shape[axis + 1 :], array.dtype.newbyteorder("="))
    for slices, block in iter_chunks(array):
        seen = slices[:axis] + slices[axis + 1 :]
        brightest = block.max(axis)
        # Chunks come in the order of their indices: of those in one line of sight, one that starts at 0 is the first.
        projection[seen] = brightest if slices[axis].start == 0 else np.maximum(projection[seen], brightest)
    return projection
