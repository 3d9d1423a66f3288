"""Reads a strip again for every pixel.

check: reads_strips_of_the_selection
status: over_budget
says: It reads a strip again for every voxel
tells: It reads a strip again for every voxel. Read each strip once, and take from it all that is chosen.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = (np.atleast_1d(np.arange(size)[item]) for size, item in zip(self.shape, selection))
        block = np.empty((len(z), len(y), len(x)), self.dtype)
        for index in np.ndindex(*block.shape):
            i, j, k = index
            block[index] = _read_window(self._tif.pages[z[i]], y[j : j + 1], x[k : k + 1])[0, 0]
        return block[tuple(slice(None) if isinstance(item, slice) else 0 for item in selection)]
