"""Gives the translation in voxels.

check: says_where_its_voxels_lie
status: failed
says: Those are voxels of level 0, not micrometres
breaks: middle of its window
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple((f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
