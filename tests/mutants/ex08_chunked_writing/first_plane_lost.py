"""Takes the first plane to learn its shape, and drops it.

check: writes_slab_by_slab
status: error
says: does not write
tells: It takes a plane that it does not write.
"""


_reference = write_planes


def write_planes(array, planes):
    next(planes)
    _reference(array, planes)
