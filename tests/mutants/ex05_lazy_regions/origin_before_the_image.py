"""Gives a region before the image the origin that its corner has.

check: reads_a_region
status: failed
says: That lies before the image
tells: That lies before the image. The origin is the position of the first voxel in it: start * voxel size.
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    data, origin_um = _read(source, voxel_um, lo_um, hi_um)
    return data, tuple(lo if hi < 0 else origin for lo, hi, origin in zip(lo_um, hi_um, origin_um))
