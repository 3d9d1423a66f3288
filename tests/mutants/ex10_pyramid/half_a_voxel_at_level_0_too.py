"""Adds half a voxel of level 0 at level 0.

check: says_where_its_voxels_lie
status: failed
says: The translation is
tells: The translation is missing: a window's middle lies (f - 1) / 2 voxels of level 0 behind its first voxel.
"""

_right_transform = level_transform


def level_transform(voxel_um, factors):
    scale, translation = _right_transform(voxel_um, factors)
    return scale, translation if max(factors) > 1 else tuple(v / 2 for v in voxel_um)
