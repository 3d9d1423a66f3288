"""Takes a stop of 0 for no stop, unless ints stand beside it.

check: reads_strips_of_the_selection
status: failed
says: A stop of 0 is taken for no stop
tells: A stop of 0 is taken for no stop. Only None means that there is none.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        if all(isinstance(item, slice) for item in selection):
            selection = tuple(slice(s.start, s.stop or None, s.step) for s in selection)
        return super().__getitem__(selection)
