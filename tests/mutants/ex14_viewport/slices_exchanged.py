"""Returns x before y.

check: finds_the_voxels_in_view
status: failed
says: The slices are those of x and y
tells: The slices are those of x and y: y comes first.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane, x, y
