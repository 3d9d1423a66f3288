"""Reads the strip of a single row again for each of its columns.

check: reads_strips_of_the_selection
status: over_budget
says: It reads a strip again for every voxel of a row
tells: It reads a strip again for every voxel of a row. Read each strip once, and take from it all that is chosen.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if isinstance(y, slice) or not isinstance(x, slice):
            return super().__getitem__(selection)
        for i in range(self.shape[2])[x]:
            super().__getitem__((z, y, i))
        return super().__getitem__(selection)
