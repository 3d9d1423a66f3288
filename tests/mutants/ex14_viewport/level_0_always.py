"""Chooses level 0, whatever the pixels.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it will do, but level
tells: It chooses level 0, whatever the pixels.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return 0
