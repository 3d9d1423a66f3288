"""Makes room for stop - start pixels, fewer than none where a slice stops before it starts.

check: reads_tiles_of_the_crop
status: error
says: negative dimensions
tells: It makes room for stop - start pixels, even where a slice stops before it starts: such a slice is empty.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    h, w = tif.series[0].levels[level].shape[-2:]
    (y0, y1, _), (x0, x1, _) = y.indices(h), x.indices(w)
    window = np.zeros((y1 - y0, x1 - x0), tif.series[0].dtype)
    window[...] = _read(tif, level, z, y, x)
    return window
