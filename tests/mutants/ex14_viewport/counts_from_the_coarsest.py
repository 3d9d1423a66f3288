"""Counts levels from the end.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: Levels count from 0
tells: It counts from the coarsest level: 0 is the finest.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, s in enumerate(scales_um) if all(s[axis] <= pixel_um * (1 + 1e-9) for axis in axes)]
    return max(fine, default=0) - len(scales_um)
