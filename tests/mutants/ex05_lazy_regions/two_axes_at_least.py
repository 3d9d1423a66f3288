"""Knows images of two axes or more.

check: finds_the_voxels_of_a_box
status: error
says: ValueError
breaks: one axis
"""


_region = region_to_voxels


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    *_, y, x = _region(voxel_um, shape, lo_um, hi_um)
    return *_, y, x
