"""Returns slices with steps.

check: finds_the_voxels_in_view
status: failed
says: expected a step of 1
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane, slice(y.start, y.stop, 2), slice(x.start, x.stop, 2)
