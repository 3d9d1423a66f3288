"""Has no plane below 0.

check: clips_them_to_the_level
status: failed
says: The plane is not clipped
tells: The plane is not clipped.
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return max(plane, 0), y, x
