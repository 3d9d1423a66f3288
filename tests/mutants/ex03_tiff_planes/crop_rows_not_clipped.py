"""Takes a stop beyond the plane as it is.

check: reads_strips_of_the_crop
status: error
says: It raised
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    if y.stop is not None and y.stop > page.shape[0] > (y.start or 0):
        return _read_window(page, np.arange(y.start or 0, y.stop), np.arange(page.shape[1])[x])
    return _reference(tif, z, y, x)
