"""Has the first pixel h / 2 pixels from the middle.

check: finds_the_voxels_in_view, reads_what_is_in_view
status: failed
says: (h - 1) / 2 rows and (w - 1) / 2 columns
tells: Half a pixel off: the first pixel lies (h - 1) / 2 rows and (w - 1) / 2 columns from the middle.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + (np.arange(n) - (n / 2 if n > 1 else 0)) * pixel_um
        nearest.append((np.floor((um - translation) / scale + 0.5)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
