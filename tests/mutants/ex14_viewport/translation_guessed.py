"""Supposes a translation where the metadata give none.

check: reads_what_is_in_view
status: failed
says: give this level no translation
tells: The metadata give this level no translation: its first voxel lies at 0.
"""


_reference = render


def render(group, center_um, size_px, pixel_um):
    levels = describe_levels(group)
    level = levels[choose_level([one.scale_um for one in levels], pixel_um)]
    if level.translation_um == (0.0, 0.0, 0.0):
        sizes = zip(level.scale_um, levels[0].scale_um)
        guess = tuple((mine - first) / 2 for mine, first in sizes)
        level = LevelInfo(level.path, level.shape, level.chunk_shape, level.n_chunks, level.scale_um, guess)
    array = group[level.path]
    plane, rows, columns = _sampled_voxels(level, center_um, size_px, pixel_um)
    depth, height, width = level.shape
    in_y, in_x = (rows >= 0) & (rows < height), (columns >= 0) & (columns < width)
    image = np.zeros(size_px, array.dtype.newbyteorder("="))
    if 0 <= plane < depth and in_y.any() and in_x.any():
        image[np.ix_(in_y, in_x)] = array.oindex[plane, rows[in_y], columns[in_x]]
    return image
