"""Does not halve a voxel that is just twice as long.

check: makes_voxels_more_cubic
status: failed
says: just twice as long
tells: A voxel that is just twice as long as the smallest is halved too.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v < 2 * min(voxel_um) * (1 - 1e-9) else 1 for v in voxel_um)
