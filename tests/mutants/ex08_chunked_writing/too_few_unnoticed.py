"""Is content with fewer planes.

check: writes_slab_by_slab
status: failed
says: where the planes end
tells: It does not notice where the planes end: next(planes, None) tells.
"""


_reference = _next_slab


def _next_slab(planes, shape, dtype):
    slab = np.empty(shape, dtype)
    for i in range(len(slab)):
        plane = next(planes, None)
        if plane is not None:
            slab[i] = plane
    return slab
