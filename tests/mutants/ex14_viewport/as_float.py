"""Returns floats.

check: reads_what_is_in_view
status: failed
says: It returned dtype float64, expected uint16
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px, pixel_um).astype(float)
