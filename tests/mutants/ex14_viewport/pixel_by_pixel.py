"""Reads one pixel after the other.

check: reads_what_is_in_view
status: over_budget
says: Read each chunk once
tells: It asks for one pixel after the other, and so for each chunk often: ask for all pixels at once.
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
        image[np.ix_(in_y, in_x)] = [[array[plane, int(row), int(column)] for column in columns[in_x]] for row in rows[in_y]]
    return image
