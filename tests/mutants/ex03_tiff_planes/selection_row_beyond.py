"""Takes the last row for one behind it.

check: reads_strips_of_the_selection
status: failed
says: expected IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        return super().__getitem__((z, y if isinstance(y, slice) else min(y, self.shape[1] - 1), x))
