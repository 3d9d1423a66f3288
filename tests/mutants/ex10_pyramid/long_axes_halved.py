"""Halves the long axes.

check: makes_voxels_more_cubic
status: failed
says: The long axes keep their size
tells: The long axes keep their size (1), the short ones are halved (2).
"""


def bdv_factors(voxel_um):
    return tuple(1 if v <= 2 * min(voxel_um) * (1 + 1e-9) else 2 for v in voxel_um)
