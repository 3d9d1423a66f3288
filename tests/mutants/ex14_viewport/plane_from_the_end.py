"""Takes the plane modulo the depth.

check: clips_them_to_the_level
status: failed
says: plane count from the end
tells: It has the plane count from the end: leave it as it is, it may be negative or behind the last.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane % level.shape[0], y, x
