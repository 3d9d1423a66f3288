"""Allows for a hundredth.

check: makes_voxels_more_cubic
status: failed
says: by a thousandth keeps its size
tells: A voxel that is longer than twice the smallest by a thousandth keeps its size, 1: allow for rounding alone.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2.02 * min(voxel_um) else 1 for v in voxel_um)
