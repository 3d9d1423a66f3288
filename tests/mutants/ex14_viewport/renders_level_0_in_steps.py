"""Shows every n-th voxel of level 0.

check: reads_what_is_in_view
status: over_memory
says: It asked for
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([one.scale_um for one in levels], pixel_um)]
    array = group[level.path]
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    depth, height, width = level.shape
    in_y, in_x = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    image = np.zeros(size_px, array.dtype.newbyteorder("="))

    array = group[levels[0].path]
    plane, y, x = viewport_selection(levels[0], center_um, size_px, pixel_um)
    return array[min(max(plane, 0), array.shape[0] - 1), y, x][:: y.stop // size_px[0] + 1, :: x.stop // size_px[1] + 1]
