"""Counts how many voxels fit into the length of the view, from the first one on.

check: finds_the_voxels_in_view
status: failed
says: look where the last pixel lies
tells: It ends as many voxels behind the first as the view is long: look where the last pixel lies.
"""


def viewport_selection(level, center_um, size_px, pixel_um):
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    slices = []
    for first, n, scale, size in zip((int(rows[0]), int(columns[0])), size_px, level.scale_um[1:], level.shape[1:]):
        last = first + round((n - 1) * pixel_um / scale)
        slices.append(slice(min(max(first, 0), size), min(max(last + 1, 0), size)))
    return plane, *slices
