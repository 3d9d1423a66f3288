"""Returns two empty slices where one is.

check: clips_them_to_the_level
status: failed
says: makes the other one empty
tells: Where one slice is empty, it makes the other one empty, too: each axis is for itself.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, y, x = _reference(level, center_um, size_px, pixel_um)
    empty = y.start == y.stop or x.start == x.stop
    return (plane, slice(0, 0), slice(0, 0)) if empty else (plane, y, x)
