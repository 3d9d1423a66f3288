"""Reads the strip behind a crop that ends on a strip's border.

check: reads_strips_of_the_crop
status: half
says: Where the crop ends on a strip's border
tells: Where the crop ends on a strip's border, it reads the strip behind that, too: the last row is y1 - 1, not y1.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    if not len(rows) or not len(columns):
        return np.empty((len(rows), len(columns)), page.dtype)
    rps, y0, y1 = page.chunks[0], rows[0], rows[-1] + 1
    strips = range(y0 // rps, min(y1 // rps + 1, len(page.dataoffsets)))
    block = np.concatenate([_read_strip(page, index) for index in strips])
    return block[y0 - strips[0] * rps :][: y1 - y0, columns]
