"""Reads one tile beyond the last row: half of the points.

check: reads_tiles_of_the_crop
status: half
says: that it does not need
tells: It reads one tile beyond the last row.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    pages = tif.series[0].levels[level].pages
    page = pages[range(len(pages))[z]]
    rows, columns = range(page.shape[0])[y], range(page.shape[1])[x]
    window = _read(tif, level, z, y, x)
    if window.any():
        below = _ceil_divide(rows.stop, page.chunks[0])
        if below < page.chunked[0]:
            _read_tile(page, below * page.chunked[1] + columns.start // page.chunks[1])
    return window
