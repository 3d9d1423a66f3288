"""Does not clip: slices start below 0 and stop beyond the level.

check: clips_them_to_the_level
status: failed
says: Clip both ends
tells: It does not clip: clip both ends of both slices to 0 … size.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    _, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    plane, *_ = _reference(level, center_um, size_px, pixel_um)
    (a, b), (c, d) = ((int(i[0]), int(i[-1]) + 1) for i in (rows, columns))
    _, height, width = level.shape
    return plane, slice(a, b), slice(c, d)
