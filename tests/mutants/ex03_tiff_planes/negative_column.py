"""Takes the slice from -1 to 0 for the last column.

check: reads_strips_of_the_selection
status: error
says: It raised
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if not isinstance(x, slice) and -self.shape[2] <= x < self.shape[2]:
            return super().__getitem__((z, y, slice(x, x + 1)))[..., 0]
        return super().__getitem__(selection)
