"""Writes plane after plane.

check: writes_slab_by_slab
status: over_budget
says: It writes plane by plane
breaks: each chunk once
tells: It writes plane by plane: every chunk is read back and written again for each of its planes. Collect a slab, then write it at once.
"""


def write_planes(array, planes):
    n = 0
    for n, plane in enumerate(planes, 1):
        if n > array.shape[0]:
            raise ValueError("too many")
        array[n - 1] = plane
    if n < array.shape[0]:
        raise ValueError("too few")
