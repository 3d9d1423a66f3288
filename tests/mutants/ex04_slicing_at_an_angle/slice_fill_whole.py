"""Takes a fill for a whole number: int(fill).

check: fills_what_is_outside
status: failed
says: which is 2.75 as float32
tells: The fill is cut off to a whole number: floats take it as it is.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    return _slice(array, origin, u, v, out_shape, int(fill))
