"""Makes a crop as tall as it was asked for: rows below the plane are zero.

check: reads_strips_of_the_crop
status: failed
says: rows that the plane does not have
tells: It fills rows that the plane does not have with zeros. Clip the crop to the plane, as NumPy does.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    crop = _reference(tif, z, y, x)
    if y.start is not None and y.stop is not None and 0 <= y.start and _page(tif, z).shape[0] < y.stop:
        return np.pad(crop, ((0, y.stop - y.start - len(crop)), (0, 0)))
    return crop
