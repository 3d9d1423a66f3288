"""Returns the pixels in one row.

check: reads_the_staircase
status: failed
says: It returned shape (208,)
tells: The pixels are in one row: keep rows and columns.
"""

_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, fill).reshape(-1)
