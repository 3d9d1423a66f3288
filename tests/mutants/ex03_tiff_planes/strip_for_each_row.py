"""Reads a strip again for each of its rows.

check: reads_strips_of_the_crop
status: over_budget
says: It reads a strip again for each of its rows
tells: It reads a strip again for each of its rows. Read each strip once, and take from it all rows of the crop.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    if not len(rows) or not len(columns):
        return np.empty((len(rows), len(columns)), page.dtype)
    return np.concatenate([_read_window(page, rows[i : i + 1], columns) for i in range(len(rows))])
