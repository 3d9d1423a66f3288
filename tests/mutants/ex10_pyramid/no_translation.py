"""Forgets the translation.

check: says_where_its_voxels_lie
status: failed
says: The translation is missing
breaks: middle of its window
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(0.0 for v, f in zip(voxel_um, factors))
    return scale, translation
