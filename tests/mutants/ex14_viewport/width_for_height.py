"""Takes the size for (width, height).

check: finds_the_voxels_in_view
status: failed
says: Rows and columns are exchanged
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    return _reference(level, center_um, size_px[::-1], pixel_um)
