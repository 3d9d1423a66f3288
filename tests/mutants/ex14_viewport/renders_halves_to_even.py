"""Shows the even neighbour where a pixel lies between two voxels (np.rint).

check: reads_what_is_in_view
status: failed
says: to the even neighbour
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    away = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    (plane,), rows, columns = (
        np.rint((um + (np.arange(n) - (n - 1) / 2) * pixel_um - first) / scale).astype(np.int64)
        for um, n, scale, first in away
    )
    return int(plane), rows, columns
