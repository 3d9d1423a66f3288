"""Is content with one of the axes.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: One axis is enough for it: the voxel is at most a pixel along all of axes.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, s in enumerate(scales_um) if any(s[axis] <= pixel_um * (1 + 1e-9) for axis in axes)]
    return max(fine, default=0)
