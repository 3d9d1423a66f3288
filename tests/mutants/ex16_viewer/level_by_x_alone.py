"""Chooses the level by x alone.

check: shows_any_level
status: failed
says: instead of level
tells: The level is chosen by x alone: its voxels' y counts, too.
"""


_choose = choose_level
def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return _choose(scales_um, pixel_um, axes=(2,))
