"""Converts all coordinates to whole numbers, which goes up for negative ones.

check: clips_them_to_the_level
status: failed
says: use np.floor
tells: Voxel -1 is taken for voxel 0: use np.floor, int() and astype(int) round towards 0.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    scaled = (
        (um + (np.arange(n) - (n - 1) / 2) * pixel_um - first) / scale
        for um, n, scale, first in zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    )
    plane, rows, columns = ((p + 0.5).astype(np.int64) for p in scaled)
    return int(plane[0]), rows, columns
