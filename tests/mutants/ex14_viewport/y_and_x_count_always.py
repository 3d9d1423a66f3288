"""Looks at y and x besides the axes that it is given.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: will do as well
tells: It looks at y and x as well, whatever axes are given: only those in axes count.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    limit = pixel_um * (1 + 1e-9)
    return max((i for i, s in enumerate(scales_um) if all(s[a] <= limit for a in {*axes, 1, 2})), default=0)
