"""Reads the strips of a selection without columns.

check: reads_strips_of_the_selection
status: over_budget
says: It reads strips for a selection without columns
tells: It reads strips for a selection without columns. Where nothing is chosen, return before anything is read.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        z, y, x = selection
        if isinstance(x, slice):
            return super().__getitem__((z, y, slice(None)))[..., x]
        return super().__getitem__(selection)
