"""Takes the slice from -1 to 0 for the last plane.

check: reads_strips_of_the_selection
status: error
says: It raised
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if not isinstance(z, slice) and -self.shape[0] <= z < self.shape[0]:
            return super().__getitem__((slice(z, z + 1), y, x))[0]
        return super().__getitem__(selection)
