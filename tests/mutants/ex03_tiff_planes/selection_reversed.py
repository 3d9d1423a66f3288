"""Returns the axes as x, y, z.

check: reads_strips_of_the_selection
status: failed
says: swapped
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        return super().__getitem__(selection).T
