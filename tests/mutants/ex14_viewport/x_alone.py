"""Looks at x alone.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: It looks at x alone: all of axes count.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return max((i for i, s in enumerate(scales_um) if s[2] <= pixel_um * (1 + 1e-9)), default=0)
