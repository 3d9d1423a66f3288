"""Clips the plane too.

check: clips_them_to_the_level
status: failed
says: It clips the plane
tells: It clips the plane: leave it as it is, it may be negative or behind the last.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return min(max(plane, 0), level.shape[0] - 1), y, x
