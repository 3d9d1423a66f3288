"""Returns the voxel size in place of the level.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: expected a whole number
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [s for s in scales_um if all(s[axis] <= pixel_um * (1 + 1e-9) for axis in axes)]
    return max(fine, default=scales_um[0])
