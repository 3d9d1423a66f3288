"""Keeps the planes of a slab without copying them.

check: writes_slab_by_slab
status: failed
says: the same piece of memory
breaks: same piece of memory
"""


def _next_slab(planes, shape, dtype):
    slab = [next(planes, None) for _ in range(shape[0])]
    if any(plane is None for plane in slab):
        raise ValueError("too few")
    return np.stack(slab)
