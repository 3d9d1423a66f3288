"""Repeats the edge outside the level.

check: reads_what_is_in_view
status: failed
says: edge
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
    return array.oindex[min(max(plane, 0), depth - 1), np.clip(rows, 0, height - 1), np.clip(columns, 0, width - 1)].astype(image.dtype)
