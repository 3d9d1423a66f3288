"""Takes the centre for x, y, z.

check: reads_what_is_in_view
status: failed
says: order of center_um is z, y, x
tells: The order of center_um is z, y, x, not x, y, z.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return _reference(group, center_um[::-1], size_px, pixel_um)
