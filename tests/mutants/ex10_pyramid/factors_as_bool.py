"""Says whether to halve.

check: makes_voxels_more_cubic
status: failed
says: expected a tuple of whole numbers
"""


def bdv_factors(voxel_um):
    return tuple(v <= 2 * min(voxel_um) * (1 + 1e-9) for v in voxel_um)
