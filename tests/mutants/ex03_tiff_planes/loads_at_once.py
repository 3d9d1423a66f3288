"""Loads the stack in the constructor.

check: knows_its_shape, reads_strips_of_the_selection
status: over_memory
says: of memory, more than there is
"""


class LazyStack:
    def __init__(self, tif):
        self._data = tif.asarray()
        self.shape, self.dtype = self._data.shape, self._data.dtype

    def __getitem__(self, selection):
        return self._data[selection]
