"""Chooses the level by y alone.

check: shows_any_level
status: failed
says: instead of level
tells: The level is chosen by y alone: its voxels' x counts, too.
"""


_choose = choose_level
def choose_level(scales_um, pixel_um, axes=(1, 2)):
    return _choose(scales_um, pixel_um, axes=(1,))
