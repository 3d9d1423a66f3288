"""Returns what it knows of the image, and reads nothing.

check: reads_what_is_in_view
status: failed
says: The same value everywhere: 1
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    return np.ones(size_px, np.uint16)
