"""Returns floats.

check: finds_the_voxels_in_view
status: failed
says: expected ints in it
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return plane, slice(float(y.start), float(y.stop)), slice(float(x.start), float(x.stop))
