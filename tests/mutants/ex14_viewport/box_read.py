"""Reads the box from the first pixel to the last, with the chunks between distant pixels.

check: reads_what_is_in_view
status: half
says: half of the points: up to
tells: It reads the box from the first pixel to the last: take only rows and columns that hold a pixel.
"""


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([one.scale_um for one in levels], pixel_um)]
    array = group[level.path]
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    plane, y, x = viewport_selection(level, center_um, size_px, pixel_um)
    _, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    if not 0 <= plane < level.shape[0] or y.start == y.stop or x.start == x.stop:
        return image
    box = array[plane, y, x]
    in_y, in_x = (rows >= y.start) & (rows < y.stop), (columns >= x.start) & (columns < x.stop)
    image[np.ix_(in_y, in_x)] = box[np.ix_(rows[in_y] - y.start, columns[in_x] - x.start)]
    return image
