"""Stacks list(planes): the same piece of memory again and again.

check: writes_slab_by_slab
status: failed
says: the same piece of memory
tells: The camera delivers each plane in the same piece of memory: what you keep of it must be a copy, made before you ask for the next.
"""


def write_planes(array, planes):
    array[...] = np.stack(list(planes))
