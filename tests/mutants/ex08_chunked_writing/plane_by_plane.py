"""Writes plane after plane.

check: writes_slab_by_slab
status: over_budget
says: 30 chunk writes and 30 read-backs
breaks: each chunk once
"""


def write_planes(array, planes):
    n = 0
    for n, plane in enumerate(planes, 1):
        if n > array.shape[0]:
            raise ValueError("too many")
        array[n - 1] = plane
    if n < array.shape[0]:
        raise ValueError("too few")
