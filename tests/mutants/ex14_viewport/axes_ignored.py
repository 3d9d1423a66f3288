"""Looks at y and x, whatever the axes are.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: along z, y and x, the pixels
tells: It looks at y and x, whatever axes are given: look along those in axes.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return max((i for i, s in enumerate(scales_um) if max(s[1:]) <= pixel_um * (1 + 1e-9)), default=0)
