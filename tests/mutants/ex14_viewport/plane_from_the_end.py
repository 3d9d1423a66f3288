"""Takes the plane modulo the depth.

check: clips_them_to_the_level
status: failed
says: The plane does not count from the end
tells: The plane does not count from the end.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane % level.shape[0], y, x
