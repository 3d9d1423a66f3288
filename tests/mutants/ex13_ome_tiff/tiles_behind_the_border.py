"""Reads the tiles behind a border, too, where the rectangle ends exactly there.

check: reads_tiles_of_the_crop
status: over_budget
says: that it does not need
breaks: fills one tile
tells: It reads one tile more where the rectangle ends at the border of a tile: the last one holds row stop - 1.
"""


def read_ometiff(tif, level, z, y, x):
    pages = tif.series[0].levels[level].pages
    page = pages[range(len(pages))[z]]
    parts = [range(n)[part] for n, part in zip(page.shape, (y, x))]
    window = np.zeros(list(map(len, parts)), page.dtype)
    if not window.size:
        return window
    touched = [
        range(part.start // side, min(n, part.stop // side + 1))
        for part, side, n in zip(parts, page.chunks, page.chunked)
    ]
    for i in touched[0]:
        for j in touched[1]:
            tile = _read_tile(page, i * page.chunked[1] + j)
            (to_y, of_y), (to_x, of_x) = (_overlap(p, k * side, side) for p, k, side in zip(parts, (i, j), page.chunks))
            if tile is not None:
                window[to_y, to_x] = tile[of_y, of_x]
    return window
