"""Takes rounding for length.

check: makes_voxels_more_cubic
status: failed
says: twice as long but for rounding
tells: Allow for a part in 10**9: a voxel that is twice as long but for rounding is halved too.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um) else 1 for v in voxel_um)
