"""Compares with the smaller voxel of z and x.

check: makes_voxels_more_cubic
status: failed
says: may be that of y
tells: The smallest voxel may be that of y: compare with the smallest of all three.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um[0], voxel_um[-1]) * (1 + 1e-9) else 1 for v in voxel_um)
