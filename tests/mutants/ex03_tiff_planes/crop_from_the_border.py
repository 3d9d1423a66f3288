"""Reads the strip before a crop that begins on a strip's border.

check: reads_strips_of_the_crop
status: half
says: Where the crop begins on a strip's border
tells: Where the crop begins on a strip's border, it reads the strip before that, too: row y0 begins a strip of its own.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    if not len(rows) or not len(columns):
        return np.empty((len(rows), len(columns)), page.dtype)
    rps, y0, y1 = page.chunks[0], rows[0], rows[-1] + 1
    strips = range(max(y0 - 1, 0) // rps, (y1 - 1) // rps + 1)
    block = np.concatenate([_read_strip(page, index) for index in strips])
    return block[y0 - strips[0] * rps :][: y1 - y0, columns]
