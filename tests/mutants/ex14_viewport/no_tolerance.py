"""Compares floating-point numbers without a tolerance.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: Allow for rounding
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, scale_um in enumerate(scales_um) if all(scale_um[axis] <= pixel_um for axis in axes)]
    return max(fine, default=0)
