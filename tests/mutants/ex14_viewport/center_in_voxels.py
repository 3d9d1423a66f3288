"""Takes the centre for voxels of the level.

check: finds_the_voxels_in_view
status: failed
says: center_um is taken for voxels
tells: center_um is taken for voxels: subtract the translation, and divide by the voxel size.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + (np.arange(n) - (n - 1) / 2) * pixel_um / scale
        nearest.append((np.floor(um - translation / scale + 0.5)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
