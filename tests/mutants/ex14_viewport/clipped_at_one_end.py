"""Clips starts at 0 and stops at the size, no more.

check: clips_them_to_the_level
status: failed
says: clip both ends
tells: Each end is clipped at one side alone: clip both ends of both slices to 0 … size.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    _, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    plane, *_ = _reference(level, center_um, size_px, pixel_um)
    (a, b), (c, d) = ((int(i[0]), int(i[-1]) + 1) for i in (rows, columns))
    _, height, width = level.shape
    return plane, slice(max(a, 0), min(b, height)), slice(max(c, 0), min(d, width))
