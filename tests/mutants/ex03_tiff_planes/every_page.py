"""Reads every page, and selects afterwards.

check: reads_strips_of_the_selection
status: over_budget
says: It reads every page
tells: It reads every page, and chooses the planes afterwards. Read only the planes that are chosen.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        rows, columns = (np.arange(size) for size in self.shape[1:])
        planes = [_read_window(page, np.atleast_1d(rows[y]), np.atleast_1d(columns[x])) for page in self._tif.pages]
        block = np.stack(planes)[z if isinstance(z, slice) else slice(range(self.shape[0])[z], range(self.shape[0])[z] + 1)]
        return block[tuple(slice(None) if isinstance(item, slice) else 0 for item in selection)]
