"""Takes the size for (width, height).

check: reads_what_is_in_view
status: failed
says: Rows and columns are exchanged
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px[::-1], pixel_um)
