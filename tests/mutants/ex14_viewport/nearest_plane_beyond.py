"""Shows the last plane to a view above or below the level.

check: reads_what_is_in_view
status: failed
says: expected 0
tells: It shows the nearest plane where the level has none: there all pixels are 0.
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
    plane = min(max(plane, 0), depth - 1)
    if 0 <= plane < depth and in_y.any() and in_x.any():
        image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]]
    return image
