"""Rounds halves to the even neighbour (np.rint).

check: finds_the_voxels_in_view
status: failed
says: to the even neighbour
tells: Halves are rounded to the even neighbour: the nearest voxel is floor(p + 0.5).
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + (np.arange(n) - (n - 1) / 2) * pixel_um
        nearest.append((np.rint((um - translation) / scale)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
