"""Allows for 1e-9 um, however large the voxels are.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: Allow for rounding
tells: It allows for as many micrometres for all voxels: allow for a part in 10**9 of the pixel.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return max((i for i, s in enumerate(scales_um) if all(s[a] <= pixel_um + 1e-9 for a in axes)), default=0)
