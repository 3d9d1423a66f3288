"""Reads every chosen page twice, where some of their strips are enough.

check: reads_strips_of_the_selection
status: over_budget
says: It reads the chosen pages whole
tells: It reads the chosen pages whole, and twice. Read the strips that hold a chosen row, each once.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = (np.atleast_1d(np.arange(size)[item]) for size, item in zip(self.shape, selection))
        if not (len(z) and len(y) and len(x)):
            return super().__getitem__(selection)
        for i in z:
            self._tif.pages[i].asarray()
        block = np.stack([self._tif.pages[i].asarray()[y][:, x] for i in z])
        return block[tuple(slice(None) if isinstance(item, slice) else 0 for item in selection)]
