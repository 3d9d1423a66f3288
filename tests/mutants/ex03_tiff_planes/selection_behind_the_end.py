"""Refuses a slice that begins behind the last plane.

check: reads_strips_of_the_selection
status: error
says: IndexError
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z = selection[0]
        if isinstance(z, slice) and z.start is not None and z.start >= self.shape[0]:
            raise IndexError(z)
        return super().__getitem__(selection)
