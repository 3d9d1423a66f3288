"""Compares with the largest voxel.

check: makes_voxels_more_cubic
status: failed
says: not with the largest
tells: Compare with the smallest voxel, not with the largest.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v >= max(voxel_um) / 2 else 1 for v in voxel_um)
