"""Divides the rows by the number of strips, rounded down, for the rows of a strip.

check: reads_strips_of_the_crop
status: failed
says: from the number of strips
tells: It works out the rows of a strip from the number of strips. page.chunks[0] says how many rows a strip has.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    if not len(rows) or not len(columns):
        return np.empty((len(rows), len(columns)), page.dtype)
    last = len(page.dataoffsets) - 1
    rps = page.shape[0] // (last + 1)
    first = min(rows[0] // rps, last)
    block = np.vstack([_read_strip(page, k) for k in range(first, min(rows[-1] // rps, last) + 1)])
    begin = rows[0] - first * rps
    return block[begin : begin + len(rows), columns]
