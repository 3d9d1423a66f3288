"""Takes the first plane without asking whether there is one.

check: writes_slab_by_slab
status: error
says: next(planes) raises StopIteration
tells: next(planes) raises StopIteration where no plane is left: raise ValueError in its place.
"""


from itertools import chain

_reference = write_planes


def write_planes(array, planes):
    first = next(planes)
    _reference(array, chain([first], planes))
