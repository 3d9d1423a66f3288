"""Reads the strips of an empty crop.

check: reads_strips_of_the_crop
status: over_budget
says: It reads the strips of a crop without columns
tells: It reads the strips of a crop without columns. An empty crop is returned before anything is read.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows = np.arange(page.shape[0])[y]
    return _read_window(page, rows, np.arange(page.shape[1]))[:, x]
