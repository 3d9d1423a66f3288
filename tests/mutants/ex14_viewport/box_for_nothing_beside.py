"""Reads a voxel of the plane where no pixel lies in the level.

check: reads_what_is_in_view
status: over_budget
says: that it does not need
tells: It reads although no pixel shows a voxel: all pixels are 0 then, without any read.
"""


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([one.scale_um for one in levels], pixel_um)]
    array = group[level.path]
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    depth, height, width = level.shape
    in_y, in_x = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    if 0 <= plane < depth:
        image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]] if image[np.ix_(in_y, in_x)].size else 0
        array[plane, 0, 0] if not (in_y.any() and in_x.any()) else None
    return image
