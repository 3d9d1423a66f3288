"""Counts half voxels of the level.

check: says_where_its_voxels_lie
status: failed
says: not of this level
breaks: middle of its window
tells: Count (f - 1) / 2 voxels of level 0, not of this level.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v * f * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
