"""Shifts by half a voxel of the level.

check: says_where_its_voxels_lie
status: failed
says: That is half a voxel of this level
breaks: middle of its window
tells: That is half a voxel of this level; half a voxel of level 0 less is right, whose voxel 0 is centred at 0.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v * f / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
