"""Allows for a part in 10**9 of a micrometre.

check: makes_voxels_more_cubic
status: failed
says: too small for large voxels
tells: The tolerance is too small for large voxels: allow for a part in 10**9 of the length, not of a micrometre.
"""


def bdv_factors(voxel_um):
    return tuple(2 if v <= 2 * min(voxel_um) + 1e-9 else 1 for v in voxel_um)
