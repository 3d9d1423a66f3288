"""Returns the last row first.

check: reads_what_is_in_view
status: failed
says: upside down
tells: That is upside down: a level whose voxels are twice as large has the factor 2.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px, pixel_um)[::-1]
