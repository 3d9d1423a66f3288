"""Reads a strip for an empty range of rows: the formula gives 1 where y1 is y0.

check: reads_strips_of_the_crop
status: over_budget
says: It reads a strip for a crop without rows
tells: It reads a strip for a crop without rows. An empty crop is returned before anything is read.
"""


_reference = read_crop


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    y0, y1, _ = y.indices(page.shape[0])
    if y0 == y1 and y0 < page.shape[0]:
        for index in range(y0 // page.chunks[0], (y1 - 1) // page.chunks[0] + 1):
            _read_strip(page, index)
    return _reference(tif, z, y, x)
