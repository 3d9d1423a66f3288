"""Allows for what np.isclose does: a part in 10**5.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: it is too coarse
tells: It allows for more than rounding: a voxel may be larger by a part in 10**9, no more.
"""


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    def fits(um):
        return um <= pixel_um or np.isclose(um, pixel_um)

    return max((i for i, s in enumerate(scales_um) if all(fits(s[a]) for a in axes)), default=0)
