"""Leaves out the strip of the last rows.

check: reads_strips_of_the_crop
status: failed
says: expected
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    if not len(rows) or not len(columns):
        return np.empty((len(rows), len(columns)), page.dtype)
    rps = page.chunks[0]
    strips = range(rows[0] // rps, max(rows[0] // rps + 1, rows[-1] // rps))
    block = np.concatenate([_read_strip(page, index) for index in strips])
    first = rows[0] - strips[0] * rps
    return block[first : first + len(rows)][:, columns]
