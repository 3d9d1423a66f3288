"""Shifts backwards.

check: says_where_its_voxels_lie
status: failed
says: The sign is wrong
breaks: middle of its window
tells: The sign is wrong: the middle of the first window lies behind voxel 0.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(-v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
