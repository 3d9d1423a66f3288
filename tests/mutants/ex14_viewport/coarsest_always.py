"""Chooses the coarsest level, whatever the pixels.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: It chooses the coarsest level, whatever the pixels.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return len(scales_um) - 1
