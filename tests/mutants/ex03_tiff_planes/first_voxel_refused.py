"""Takes -n for out of range, though it is the first of n.

check: reads_strips_of_the_selection
status: error
says: IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        if any(not isinstance(item, slice) and item <= -n for item, n in zip(selection, self.shape)):
            raise IndexError(selection)
        return super().__getitem__(selection)
