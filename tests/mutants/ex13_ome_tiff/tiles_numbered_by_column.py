"""Numbers the tiles column by column.

check: reads_tiles_of_the_crop
status: failed
says: expected
breaks: pixels of plane z
tells: It numbers the tiles column by column: they are numbered row by row.
"""


def read_ometiff(tif, level, z, y, x):
    pages = tif.series[0].levels[level].pages
    page = pages[range(len(pages))[z]]
    height, width = page.chunks
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    window = np.zeros((len(rows), len(columns)), page.dtype)
    if not window.size:
        return window
    down, across = page.chunked
    for i in np.unique(rows // height):
        for j in np.unique(columns // width):
            tile = _read_tile(page, (j * down + i) % (down * across))
            inside_y, inside_x = rows // height == i, columns // width == j
            if tile is not None:
                window[np.ix_(inside_y, inside_x)] = tile[rows[inside_y] % height][:, columns[inside_x] % width]
    return window
