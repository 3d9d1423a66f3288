"""Gives factors for the scale.

check: says_where_its_voxels_lie
status: failed
says: The scale holds the factors
breaks: as many times larger
tells: The scale holds the factors: multiply them by the voxel size of level 0.
"""


def level_transform(voxel_um, factors):
    scale = tuple(float(f) for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
