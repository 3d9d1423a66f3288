"""Returns None where no level will do.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: It returned None
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    fine = [i for i, s in enumerate(scales_um) if all(s[axis] <= pixel_um * (1 + 1e-9) for axis in axes)]
    return max(fine, default=None)
