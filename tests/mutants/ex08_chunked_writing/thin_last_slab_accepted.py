"""Sees that a slab is missing, but no plane of the last one.

check: writes_slab_by_slab
status: failed
says: single planes of the last one
tells: It sees that a whole slab is missing, but not that single planes of the last one are.
"""


def write_planes(array, planes):
    depth, *plane_shape = array.shape
    for start in range(0, depth, array.chunks[0]):
        n = min(array.chunks[0], depth - start)
        slab, filled = np.empty((n, *plane_shape), array.dtype), 0
        while filled < n and (plane := next(planes, None)) is not None:
            slab[filled] = plane
            filled += 1
        if not filled:
            raise ValueError(f"the planes end at {start} of {depth}")
        array[start : start + filled] = slab[:filled]
    if next(planes, None) is not None:
        raise ValueError("too many planes")
