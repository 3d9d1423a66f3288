"""Drops the axis of a single row.

check: reads_the_staircase
status: failed
says: It returned shape
tells: The axis of a single row is dropped: an image has rows and columns.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, fill).squeeze()
