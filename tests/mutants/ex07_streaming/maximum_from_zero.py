"""Begins the maximum with 0.

check: takes_stock
status: failed
says: begins min or max with 0
breaks: minimum, maximum
tells: It begins min or max with 0, which may be no value of the volume: begin with its first voxel, or with infinity.
"""


_reference = stream_stats


def stream_stats(array):
    right = _reference(array)
    return Stats(right.min, max(0.0, right.max), right.mean, right.std)
