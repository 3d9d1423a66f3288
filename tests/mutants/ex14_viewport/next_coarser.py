"""Chooses the finest level whose voxel is at least a pixel.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: It chooses a voxel of at least a pixel: choose the coarsest level whose voxel is at most one.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    coarse = [i for i, scale_um in enumerate(scales_um) if min(scale_um[axis] for axis in axes) >= pixel_um]
    return min(coarse, default=len(scales_um) - 1)
