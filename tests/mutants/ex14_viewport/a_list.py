"""Returns a list of lists.

check: reads_what_is_in_view
status: failed
says: expected an array of shape
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um, size_px, pixel_um).tolist()
