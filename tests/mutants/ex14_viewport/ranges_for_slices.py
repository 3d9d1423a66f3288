"""Returns pairs of numbers for slices.

check: finds_the_voxels_in_view
status: failed
says: an int and two slices
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane, (y.start, y.stop), (x.start, x.stop)
