"""Allows for a part in 10**9 of a micrometre.

check: makes_voxels_more_cubic
status: failed
says: Allow for a part in 10**9
tells: Allow for a part in 10**9: a voxel that is twice as long but for rounding is halved too.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um) + 1e-9 else 1 for v in voxel_um)
