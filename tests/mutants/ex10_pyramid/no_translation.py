"""Forgets the translation.

check: says_where_its_voxels_lie
status: failed
says: The translation is missing
breaks: middle of its window
tells: The translation is missing: a window's middle lies (f - 1) / 2 voxels of level 0 behind its first voxel.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(0.0 for v, f in zip(voxel_um, factors))
    return scale, translation
