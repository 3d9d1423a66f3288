"""Interpolates, as np.percentile does.

check: finds_percentiles
status: failed
says: as np.percentile does
breaks: lower median
tells: It takes a value between two voxels, as np.percentile does: take that of the voxel at the rank.
"""


def stream_percentile(array, q):
    if not 0 <= q <= 100:
        raise ValueError
    histogram = stream_histogram(array)
    place = q / 100 * (int(histogram.sum()) - 1)
    as_small = np.cumsum(histogram)
    low, high = (int(np.searchsorted(as_small, rank, side="right")) for rank in (math.floor(place), math.ceil(place)))
    value = low + (high - low) * (place - math.floor(place))
    return value if value % 1 else int(value)
