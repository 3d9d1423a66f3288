"""Returns the rows over their full width.

check: reads_strips_of_the_crop
status: failed
says: It returned shape
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    columns = np.arange(page.shape[1])
    rows = np.arange(page.shape[0])[y]
    return _read_window(page, rows, columns if len(columns[x]) else columns[:0])
