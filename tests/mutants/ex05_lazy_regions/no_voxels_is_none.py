"""Returns None where no centre lies in the box.

check: reads_a_region
status: failed
says: It returned None
"""


_read = read_region


def read_region(source, voxel_um, lo_um, hi_um):
    data, origin_um = _read(source, voxel_um, lo_um, hi_um)
    between = all(0 < hi and lo < v * n for lo, hi, v, n in zip(lo_um, hi_um, voxel_um, open_lazy(source).shape))
    return None if between and not data.size else data, origin_um
