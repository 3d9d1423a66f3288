"""Takes a fill that the data type does not hold for the nearest that it does.

check: fills_what_is_outside
status: failed
says: which is 65535 as uint16
tells: The fill is moved to the nearest value of the data type: take it as astype gives it.
"""


_slice = oblique_slice


def oblique_slice(array, origin, u, v, out_shape, fill=0):
    if array.dtype.kind in "iu":
        fill = np.clip(fill, np.iinfo(array.dtype).min, np.iinfo(array.dtype).max)
    return _slice(array, origin, u, v, out_shape, fill)
