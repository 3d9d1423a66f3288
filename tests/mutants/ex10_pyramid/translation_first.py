"""Gives the translation before the scale.

check: says_where_its_voxels_lie
status: failed
says: the scale comes first
breaks: middle of its window
tells: The translation comes second: the scale comes first.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return translation, scale
