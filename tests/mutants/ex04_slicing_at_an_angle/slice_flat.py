"""Returns the pixels in one row.

check: reads_the_staircase
status: failed
says: expected (
tells: It gave the block first; expected (slices, block).
"""

_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, fill).reshape(-1)
