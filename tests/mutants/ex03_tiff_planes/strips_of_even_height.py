"""Works out the rows of a strip from the number of strips.

check: reads_strips_of_the_crop, reads_strips_of_the_selection
status: failed
says: It works out the rows of a strip from the number of strips
tells: It works out the rows of a strip from the number of strips. page.chunks[0] says how many rows a strip has.
"""


class _Even:
    def __init__(self, page):
        self._page = page
        self.chunks = (-(-page.shape[0] // len(page.dataoffsets)), page.shape[1])

    def __getattr__(self, name):
        return getattr(self._page, name)


_reference = _read_window


def _read_window(page, rows, columns):
    even = _Even(page)
    strips = rows // even.chunks[0]
    window = np.empty((len(rows), len(columns)), page.dtype)
    for index in np.unique(strips) if window.size else ():
        strip = _read_strip(page, index)
        within = np.minimum(rows[strips == index] - index * even.chunks[0], len(strip) - 1)
        window[strips == index] = strip[within][:, columns]
    return window
