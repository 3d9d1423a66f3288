"""Keeps the opened image in a variable of the module, so that the second takes the place of the first.

check: reads_the_chunks_touched
status: failed
says: It reads from the image that was opened last
tells: It reads from the image that was opened last. Keep each image on an object of its own.
"""


_opened = None


class _LazyImage(_LazyImage):
    def __init__(self, array):
        global _opened
        super().__init__(array)
        _opened = array

    def read(self, selection):
        return np.asarray(_opened[selection], self.dtype)
