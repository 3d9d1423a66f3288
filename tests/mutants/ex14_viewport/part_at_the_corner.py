"""Puts the part in view at the corner.

check: reads_what_is_in_view
status: failed
says: in the corner of the picture
tells: The part in view stands in the corner of the picture: put it where its pixels lie.
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
        part = array.oindex[plane, rows[in_y], columns[in_x]]
        image[: part.shape[0], : part.shape[1]] = part
    return image
