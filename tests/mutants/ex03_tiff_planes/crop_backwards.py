"""Expects start to come before stop.

check: reads_strips_of_the_crop
status: error
says: Where stop lies before start there are no rows
tells: Where stop lies before start there are no rows: their number is 0, never negative.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    (y0, y1, _), (x0, x1, _) = y.indices(page.shape[0]), x.indices(page.shape[1])
    np.empty((y1 - y0, x1 - x0))
    return _reference(tif, z, y, x)
