"""Halves all axes.

check: makes_voxels_more_cubic
status: failed
says: keeps its size: 1
tells: A voxel that is more than twice as long as the smallest keeps its size: 1.
"""


def bdv_factors(voxel_um):
    return (2, 2, 2)
