"""Refuses a box before the image.

check: finds_the_voxels_of_a_box
status: error
says: ValueError
"""


_region = region_to_voxels


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    if max(hi_um) < 0:
        raise ValueError("the box lies before the image")
    return _region(voxel_um, shape, lo_um, hi_um)
