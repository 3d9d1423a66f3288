"""Rounds the ratio to the nearest whole number.

check: makes_voxels_more_cubic
status: failed
says: by a thousandth keeps its size
tells: A voxel that is longer than twice the smallest by a thousandth keeps its size, 1: allow for rounding alone.
"""


def bdv_factors(voxel_um):
    return tuple(2 if round(v / min(voxel_um)) <= 2 else 1 for v in voxel_um)
