"""Gives x, y, z.

check: makes_voxels_more_cubic
status: failed
says: The order is z, y, x
tells: The order is z, y, x, as in voxel_um.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um) * (1 + 1e-9) else 1 for v in voxel_um)[::-1]
