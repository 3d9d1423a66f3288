"""Makes whole numbers of the planes.

check: writes_slab_by_slab
status: failed
says: values are wrong
"""


_reference = _next_slab


def _next_slab(planes, shape, dtype):
    return _reference(planes, shape, np.uint16 if np.dtype(dtype).kind == "f" else dtype)
