"""Returns big-endian numbers.

check: reads_what_is_in_view
status: failed
says: Return native byte order
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    image = _reference(group, center_um, size_px, pixel_um)
    return image.astype(image.dtype.newbyteorder(">"))
