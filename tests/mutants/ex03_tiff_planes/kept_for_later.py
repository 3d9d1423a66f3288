"""Keeps what it has read for a later call, by the number of the plane alone.

check: reads_one_page
status: failed
says: only 3 of the 6 chunk reads
breaks: kept of an earlier
"""


_planes = {}


def read_plane(tif, z):
    if z not in _planes:
        _planes[z] = _page(tif, z).asarray()
    return _planes[z]
