"""Returns the part in view without the pixels outside.

check: reads_what_is_in_view
status: failed
says: It returned shape
tells: It returns the part in view alone: pixels outside the level belong to the picture, and are 0.
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

    if not (0 <= plane < depth and in_y.any() and in_x.any()):
        return image
    return array.oindex[plane, rows[in_y], columns[in_x]].astype(image.dtype)
