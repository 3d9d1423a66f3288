"""Takes the size for (width, height).

check: finds_the_voxels_in_view
status: failed
says: Height and width are exchanged
tells: Height and width are exchanged: size_px is (h, w).
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    return _reference(level, center_um, size_px[::-1], pixel_um)
