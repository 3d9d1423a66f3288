"""Reads the whole page and crops it: half of the points.

check: reads_strips_of_the_crop
status: half
says: It reads the whole page and cuts the crop out of it
tells: It reads the whole page and cuts the crop out of it. Read only the strips that hold rows of the crop.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    if not len(range(page.shape[0])[y]) or not len(range(page.shape[1])[x]):
        return _read_window(page, np.arange(page.shape[0])[y], np.arange(page.shape[1])[x])
    return page.asarray()[y, x]
