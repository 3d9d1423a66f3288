"""Looks at z as well, whatever the axes are.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it will do, but level
tells: It looks at z as well, whatever axes are given: only those in axes count.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return max((i for i, s in enumerate(scales_um) if max(s) <= pixel_um * (1 + 1e-9)), default=0)
