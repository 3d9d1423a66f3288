"""Allows for a difference of a part in a hundred.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: It allows for more than rounding: a voxel may be larger by a part in 10**9, no more.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, scale_um in enumerate(scales_um) if all(scale_um[axis] <= pixel_um * 1.01 for axis in axes)]
    return max(fine, default=0)
