"""Allows for a hundredth.

check: makes_voxels_more_cubic
status: failed
says: more than twice as long
tells: A voxel that is more than twice as long as the smallest keeps its size: 1.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2.02 * min(voxel_um) else 1 for v in voxel_um)
