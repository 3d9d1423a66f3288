"""Gives the voxel size of level 0.

check: says_where_its_voxels_lie
status: failed
says: The scale is the voxel size of level 0
breaks: as many times larger
tells: The scale is the voxel size of level 0: multiply it by the factor.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * 1.0 for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
