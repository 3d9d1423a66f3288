"""Stacks list(planes): the same piece of memory again and again.

check: writes_slab_by_slab
status: failed
says: the same piece of memory
"""


def write_planes(array, planes):
    array[...] = np.stack(list(planes))
