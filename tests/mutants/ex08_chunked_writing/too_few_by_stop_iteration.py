"""Lets StopIteration through where there are too few.

check: writes_slab_by_slab
status: error
says: Expected ValueError
"""


def _next_slab(planes, shape, dtype):
    slab = np.empty(shape, dtype)
    for i in range(len(slab)):
        slab[i] = next(planes)
    return slab
