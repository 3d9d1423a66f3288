"""Leaves voxels alone that are cubic already.

check: makes_voxels_more_cubic
status: failed
says: expected (2, 2, 2)
"""

_right_factors = bdv_factors


def bdv_factors(voxel_um):
    return _right_factors(voxel_um) if len(set(voxel_um)) > 1 else (1, 1, 1)
