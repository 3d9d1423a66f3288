"""Keeps strips for later crops, by their number in the page alone.

check: reads_strips_of_the_crop
status: failed
says: It takes a strip that it read for another plane
tells: It takes a strip that it read for another plane. Keep nothing from one call to the next.
"""


def read_crop(tif, z, y, x):
    page = _page(tif, z)
    if not hasattr(tif, "_strips"):
        tif._strips = {}
    rows, columns = np.arange(page.shape[0])[y], np.arange(page.shape[1])[x]
    window = np.empty((len(rows), len(columns)), page.dtype)
    for i, row in enumerate(rows if window.size else ()):
        index = row // page.chunks[0]
        if index not in tif._strips:
            tif._strips[index] = _read_strip(page, index)
        window[i] = tif._strips[index][row % page.chunks[0], columns]
    return window
