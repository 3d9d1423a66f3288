"""Reads all columns of the rows in view.

check: reads_what_is_in_view
status: over_budget
says: chunk
tells: It reads all columns of the rows in view: read only the columns in view.
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
    if 0 <= plane < depth and in_y.any() and in_x.any():
        image[np.ix_(in_y, in_x)] = array[plane, rows[in_y][0] : rows[in_y][-1] + 1][np.ix_(rows[in_y] - rows[in_y][0], columns[in_x])]
    return image
