"""Divides by the number of gaps between pixels, of which a single pixel has none.

check: finds_the_voxels_in_view
status: error
says: ZeroDivisionError
tells: A view of one pixel has no gap between pixels: do not divide by their number.
"""


def viewport_selection(level, center_um, size_px, pixel_um, _reference=viewport_selection):
    step_um = [(n - 1) * pixel_um / (n - 1) for n in size_px]
    return _reference(level, center_um, size_px, step_um[0])
