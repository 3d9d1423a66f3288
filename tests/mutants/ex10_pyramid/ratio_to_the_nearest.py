"""Rounds the ratio to the nearest whole number.

check: makes_voxels_more_cubic
status: failed
says: more than twice as long
tells: A voxel that is more than twice as long as the smallest keeps its size: 1.
"""


def bdv_factors(voxel_um):
    return tuple(2 if round(v / min(voxel_um)) <= 2 else 1 for v in voxel_um)
