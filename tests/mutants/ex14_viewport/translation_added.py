"""Adds the translation.

check: finds_the_voxels_in_view
status: failed
says: translation of the level is added
tells: The translation of the level is added: subtract it.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + (np.arange(n) - (n - 1) / 2) * pixel_um
        nearest.append((np.floor((um + translation) / scale + 0.5)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
