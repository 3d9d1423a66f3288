"""Shifts by half a voxel of level 0.

check: says_where_its_voxels_lie
status: failed
says: whatever the factor
breaks: middle of its window
tells: That is half a voxel of level 0, whatever the factor: larger windows have their middle further on.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v / 2 if f > 1 else 0.0 for v, f in zip(voxel_um, factors))
    return scale, translation
