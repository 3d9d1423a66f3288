"""Takes the edges of the first and the last pixel for their centres.

check: finds_the_voxels_in_view
status: failed
says: goes from edge to edge
tells: That goes from edge to edge: take the centres of the first and the last pixel.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    h, w = size_px
    _, wide, _ = _reference(level, center_um, (h + 1, 1), pixel_um)
    _, _, tall = _reference(level, center_um, (1, w + 1), pixel_um)
    return _reference(level, center_um, size_px, pixel_um)[0], wide, tall
