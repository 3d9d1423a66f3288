"""Reads the strip of a single row again for each of its columns.

check: reads_strips_of_the_selection
status: over_budget
says: chunks of 8,000
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if isinstance(y, slice) or not isinstance(x, slice):
            return super().__getitem__(selection)
        for i in range(self.shape[2])[x]:
            super().__getitem__((z, y, i))
        return super().__getitem__(selection)
