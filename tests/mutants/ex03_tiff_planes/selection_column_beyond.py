"""Takes the last column for one behind it.

check: reads_strips_of_the_selection
status: failed
says: expected IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        return super().__getitem__((z, y, x if isinstance(x, slice) else min(x, self.shape[2] - 1)))
