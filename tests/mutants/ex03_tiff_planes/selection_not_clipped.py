"""Takes a stop beyond the last column as it is.

check: reads_strips_of_the_selection
status: error
says: IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        x = selection[2]
        if isinstance(x, slice) and x.stop is not None:
            np.arange(self.shape[2])[np.arange(x.start or 0, x.stop)]
        return super().__getitem__(selection)
