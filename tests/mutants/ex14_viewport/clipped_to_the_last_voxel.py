"""Clips to the last voxel in place of the size.

check: clips_them_to_the_level
status: failed
says: clips to the last voxel
tells: It clips to the last voxel: clip to the size, which is one behind it.
"""


_reference = viewport_selection


def viewport_selection(level, center_um, size_px, pixel_um):
    _, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    plane, *_ = _reference(level, center_um, size_px, pixel_um)
    (a, b), (c, d) = ((int(i[0]), int(i[-1]) + 1) for i in (rows, columns))
    _, height, width = level.shape
    return plane, slice(*np.clip([a, b], 0, height - 1).tolist()), slice(*np.clip([c, d], 0, width - 1).tolist())
