"""Zero outside, whatever the fill.

check: fills_what_is_outside
status: failed
says: points outside the volume take the fill
"""

_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape)
