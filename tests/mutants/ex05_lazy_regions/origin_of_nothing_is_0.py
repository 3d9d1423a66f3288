"""Gives an empty region the origin 0.

check: reads_a_region
status: failed
says: Where the region is empty
breaks: origin of a box behind
tells: Where the region is empty, the origin is start * voxel size, too.
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    data, origin_um = _read(source, voxel_um, lo_um, hi_um)
    return data, origin_um if data.size else (0.0, 0.0, 0.0)
