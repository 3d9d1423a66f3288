"""Takes the centre for z, x, y.

check: finds_the_voxels_in_view
status: failed
says: y and x are exchanged
tells: The order of center_um is z, y, x: y and x are exchanged.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    z, y, x = center_um
    return _reference(level, (z, x, y), size_px, pixel_um)
