"""Has the first pixel where the middle belongs.

check: finds_the_voxels_in_view, reads_what_is_in_view
status: failed
says: The middle of the view is center_um
tells: The middle of the view is center_um, not its first pixel.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + np.arange(n) * pixel_um
        nearest.append((np.floor((um - translation) / scale + 0.5)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
