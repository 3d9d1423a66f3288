"""Takes rounding for length.

check: makes_voxels_more_cubic
status: failed
says: twice as long but for rounding
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um) else 1 for v in voxel_um)
