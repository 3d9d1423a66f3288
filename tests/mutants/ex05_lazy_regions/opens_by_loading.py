"""Loads the image as it is opened.

check: opens_any_container
status: over_memory
says: at once
"""


class _LazyImage(_LazyImage):
    def __init__(self, array):
        super().__init__(array)
        self._data = np.asarray(array[:])

    def read(self, selection):
        return self._data[selection].astype(self.dtype)
