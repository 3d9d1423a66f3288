"""Shifts by a quarter of a voxel of the level, which is right for factors of 2.

check: says_where_its_voxels_lie
status: failed
says: right for a factor of 2 alone
breaks: middle of its window
tells: That is a quarter of a voxel of this level, which is right for a factor of 2 alone: larger windows have their middle further on.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    return scale, tuple(0.25 * size if f != 1 else 0.0 for size, f in zip(scale, factors))
