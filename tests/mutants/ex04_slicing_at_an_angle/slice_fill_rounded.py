"""Rounds the fill.

check: fills_what_is_outside
status: failed
says: which is 2 as uint16
tells: The fill is rounded: take it as astype gives it.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, fill if array.dtype.kind == "f" else round(fill))
