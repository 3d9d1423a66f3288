"""Reads the chunks three times.

check: reads_what_is_in_view
status: over_budget
says: It read chunks again
tells: It reads each chunk more than once: keep what was read.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    for _ in range(2):
        _reference(group, center_um, size_px, pixel_um)
    return _reference(group, center_um, size_px, pixel_um)
