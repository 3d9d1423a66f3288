"""Takes the first plane without asking whether there is one.

check: writes_slab_by_slab
status: error
says: StopIteration
"""


from itertools import chain

_reference = write_planes


def write_planes(array, planes):
    first = next(planes)
    _reference(array, chain([first], planes))
