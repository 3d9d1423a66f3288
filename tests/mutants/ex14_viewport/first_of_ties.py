"""Takes the first of the levels that have the same voxel.

check: chooses_the_coarsest_level_that_will_do
status: failed
says: of such levels the last counts
"""


_reference = choose_level


def choose_level(scales_um, pixel_um, axes=(1, 2)):
    best = _reference(scales_um, pixel_um, axes)
    return min(i for i, s in enumerate(scales_um) if [s[a] for a in axes] == [scales_um[best][a] for a in axes])
