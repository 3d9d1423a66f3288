"""Lets StopIteration through where there are too few.

check: writes_slab_by_slab
status: error
says: next(planes) raises StopIteration
tells: next(planes) raises StopIteration where no plane is left: raise ValueError in its place.
"""


def _next_slab(planes, shape, dtype):
    slab = np.empty(shape, dtype)
    for i in range(len(slab)):
        slab[i] = next(planes)
    return slab
