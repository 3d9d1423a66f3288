"""Takes the voxel size of x for all axes.

check: finds_the_voxels_in_view, reads_what_is_in_view
status: failed
says: voxel size of x is taken for all axes
tells: The voxel size of x is taken for all axes: each axis has its own, see scale_um.
"""


def _sampled_voxels(level, center_um, size_px, pixel_um):
    nearest = []
    axes = zip(center_um, (1, *size_px), level.scale_um, level.translation_um)
    for center, n, scale, translation in axes:
        um = center + (np.arange(n) - (n - 1) / 2) * pixel_um
        nearest.append((np.floor((um - translation) / level.scale_um[2] + 0.5)).astype(np.int64))
    (plane,), rows, columns = nearest
    return int(plane), rows, columns
