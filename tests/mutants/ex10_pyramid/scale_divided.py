"""Divides by the factor.

check: says_where_its_voxels_lie
status: failed
says: voxels get larger, not smaller
breaks: as many times larger
tells: The voxel size is divided by the factor: multiply, since voxels get larger, not smaller.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v / f for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
