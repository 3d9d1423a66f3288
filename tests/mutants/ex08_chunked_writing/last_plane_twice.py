"""Writes the plane before the last in its place.

check: writes_slab_by_slab
status: failed
says: instead of z = 4
breaks: into its place
"""


_reference = write_planes


def write_planes(array, planes):
    _reference(array, planes)
    if array.shape[0] % array.chunks[0]:
        array[-1] = array[-2] if array.shape[0] > 1 else 0
