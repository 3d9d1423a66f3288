"""Expects a crop to begin within the plane.

check: reads_strips_of_the_crop
status: error
says: It looks for a strip behind the last one
tells: It looks for a strip behind the last one. Clip the rows to the plane first: here none is left.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    page.dataoffsets[max(y.start or 0, 0) // page.chunks[0]]
    return _reference(tif, z, y, x)
