"""Takes no notice of the sign of an int along z.

check: reads_strips_of_the_selection
status: failed
says: without its sign
tells: It takes a negative int without its sign, as abs does. It counts from the end: -1 is the last.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        return super().__getitem__((z if isinstance(z, slice) else abs(z), y, x))
