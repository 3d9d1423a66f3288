"""Shows level 0 at every zoom.

check: reads_what_is_in_view
status: over_budget
says: It was stopped
tells: It shows too fine a level: choose_level chooses it by the voxels' y and x.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[0]
    array = group[level.path]
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    depth, height, width = level.shape
    in_y, in_x = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    if 0 <= plane < depth and in_y.any() and in_x.any():
        image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]]
    return image
