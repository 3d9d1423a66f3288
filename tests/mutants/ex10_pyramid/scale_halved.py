"""Halves the scale.

check: says_where_its_voxels_lie
status: failed
says: That is half of the scale
breaks: as many times larger
tells: That is half of the scale: multiply by the whole factor, which is from level 0 to this level.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f / 2 for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale, translation
