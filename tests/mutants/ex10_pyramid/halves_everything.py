"""Halves all axes.

check: makes_voxels_more_cubic
status: failed
says: All axes are halved
tells: All axes are halved: one whose voxel is more than twice as long as the smallest keeps its size, 1.
"""


def bdv_factors(voxel_um):
    return (2, 2, 2)
