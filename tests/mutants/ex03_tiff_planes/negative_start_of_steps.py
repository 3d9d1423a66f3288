"""Takes a negative start of rows with a step for 0.

check: reads_strips_of_the_selection
status: failed
says: A negative start is taken for 0
tells: A negative start is taken for 0. It counts from the end: add the size.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if isinstance(y, slice) and y.step and y.start is not None:
            y = slice(max(y.start, 0), y.stop, y.step)
        return super().__getitem__((z, y, x))
