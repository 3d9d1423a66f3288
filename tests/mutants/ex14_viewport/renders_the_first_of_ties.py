"""Shows the first of the levels that have the same voxel in y and x.

check: reads_what_is_in_view
status: failed
says: instead of level
tells: Of levels with the same voxel in y and x, it shows the first: show the last.
"""


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[[one.scale_um[1:] for one in levels].index(levels[choose_level([one.scale_um for one in levels], pixel_um)].scale_um[1:])]
    array = group[level.path]
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    depth, height, width = level.shape
    in_y, in_x = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    if 0 <= plane < depth and in_y.any() and in_x.any():
        image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]]
    return image
