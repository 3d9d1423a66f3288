"""Returns columns for rows.

check: reads_what_is_in_view
status: failed
says: exchanged
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px, pixel_um).T
