"""Returns a slice for the plane.

check: finds_the_voxels_in_view
status: failed
says: The plane is slice
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    return slice(plane, plane + 1), y, x
