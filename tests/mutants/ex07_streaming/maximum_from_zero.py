"""Begins the maximum with 0.

check: takes_stock
status: failed
says: not with 0
breaks: minimum, maximum
tells: That is not a value of the volume: begin with its first voxel, or with infinity, not with 0.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(right.min, max(0.0, right.max), right.mean, right.std)
