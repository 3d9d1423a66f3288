"""Reads the chunks twice.

check: reads_what_is_in_view
status: half
says: half of the points: up to
tells: It reads each chunk more than once: keep what was read.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    _reference(group, center_um, size_px, pixel_um)
    return _reference(group, center_um, size_px, pixel_um)
