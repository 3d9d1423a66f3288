"""Returns the last three axes.

check: finds_the_voxels_of_a_box
status: failed
says: expected
breaks: four axes
"""


_region = region_to_voxels


def region_to_voxels(voxel_um, shape, lo_um, hi_um):
    return _region(voxel_um, shape, lo_um, hi_um)[-3:]
