"""Gives x, y, z.

check: says_where_its_voxels_lie
status: failed
says: The axes are in reverse order
breaks: as many times larger
tells: The axes are in reverse order: keep that of voxel_um.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) / 2 for v, f in zip(voxel_um, factors))
    return scale[::-1], translation[::-1]
