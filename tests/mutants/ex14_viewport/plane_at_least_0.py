"""Has no plane below 0.

check: clips_them_to_the_level
status: failed
says: It clips the plane
tells: It clips the plane: leave it as it is, it may be negative.
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return max(plane, 0), y, x
