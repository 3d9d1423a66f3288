"""Shifts to the last voxel of the window.

check: says_where_its_voxels_lie
status: failed
says: its middle lies half as far
breaks: middle of its window
tells: That is the last voxel of the first window; its middle lies half as far.
"""


def level_transform(voxel_um, factors):
    scale = tuple(v * f for v, f in zip(voxel_um, factors))
    translation = tuple(v * (f - 1) for v, f in zip(voxel_um, factors))
    return scale, translation
