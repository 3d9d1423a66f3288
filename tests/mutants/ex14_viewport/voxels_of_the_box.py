"""Returns the voxels of the box for the pixels.

check: reads_what_is_in_view
status: failed
says: voxels of the box: each pixel
tells: It returns the voxels of the box: each pixel has one value.
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

    plane, y, x = viewport_selection(level, center_um, size_px, pixel_um)
    if not 0 <= plane < depth:
        return image
    return array[plane, y, x].astype(image.dtype)
