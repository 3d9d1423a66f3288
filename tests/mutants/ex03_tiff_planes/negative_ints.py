"""Takes slice(i, i + 1) for the int i, whatever i is, and its first voxel.

check: reads_strips_of_the_selection
status: error
says: is empty for -1
tells: The slice from i to i + 1 is empty for -1: make an int positive first.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        block = super().__getitem__(tuple(i if isinstance(i, slice) else slice(i, i + 1) for i in selection))
        return block[tuple(slice(None) if isinstance(item, slice) else 0 for item in selection)]
