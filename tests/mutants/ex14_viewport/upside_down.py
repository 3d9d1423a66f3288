"""Returns the last row first.

check: reads_what_is_in_view
status: failed
says: upside down
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px, pixel_um)[::-1]
