"""Halves whole numbers.

check: says_where_its_voxels_lie
status: failed
says: half a voxel of level 0 too short
tells: For odd factors the translation is half a voxel of level 0 too short: divide f - 1 by 2 without rounding.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    return scale, tuple(v * (f // 2 - 0.5) if f > 1 else 0.0 for v, f in zip(voxel_um, factors))
