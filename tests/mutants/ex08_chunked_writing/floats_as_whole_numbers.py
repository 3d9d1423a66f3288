"""Makes whole numbers of the planes.

check: writes_slab_by_slab
status: failed
says: whole numbers of floats
tells: It makes whole numbers of floats: a slab has the data type of the array.
"""


_reference = _next_slab


def _next_slab(planes, shape, dtype):
    return _reference(planes, shape, np.uint16 if np.dtype(dtype).kind == "f" else dtype)
