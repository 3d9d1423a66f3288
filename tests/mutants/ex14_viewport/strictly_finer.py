"""Leaves out a level whose voxel is just a pixel.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it will do, but level
tells: It leaves out a level whose voxel is as large as a pixel: that will do.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, scale_um in enumerate(scales_um) if all(scale_um[axis] < pixel_um * (1 - 1e-6) for axis in axes)]
    return max(fine, default=0)
