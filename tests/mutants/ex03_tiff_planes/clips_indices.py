"""Clips an int that is out of range.

check: reads_strips_of_the_selection
status: failed
says: expected IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        sizes = zip(selection, self.shape)
        return super().__getitem__(tuple(i if isinstance(i, slice) else max(-n, min(i, n - 1)) for i, n in sizes))
