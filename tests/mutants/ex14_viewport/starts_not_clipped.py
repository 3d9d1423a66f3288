"""Clips the stops alone.

check: clips_them_to_the_level
status: failed
says: Clip both ends
tells: Its starts are not clipped: clip both ends of both slices to 0 … size.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    _, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    plane, *_ = _reference(level, center_um, size_px, pixel_um)
    (a, b), (c, d) = ((int(i[0]), int(i[-1]) + 1) for i in (rows, columns))
    _, height, width = level.shape
    return plane, slice(a, min(max(b, 0), height)), slice(c, min(max(d, 0), width))
