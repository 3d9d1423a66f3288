"""Returns the plane as a float.

check: finds_the_voxels_in_view
status: failed
says: expected a whole number
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return float(plane), y, x
