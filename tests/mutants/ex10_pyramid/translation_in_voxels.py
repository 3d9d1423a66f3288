"""Gives the translation in voxels.

check: says_where_its_voxels_lie
status: failed
says: not micrometres
breaks: middle of its window
tells: The translation counts voxels of level 0, not micrometres: multiply by the voxel size.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple((f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
