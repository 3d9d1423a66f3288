"""Clips an int that is out of range, as slices are, instead of raising IndexError.

check: reads_the_chunks_touched
status: failed
says: expected IndexError
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        sizes = zip(selection, self.shape)
        clipped = tuple(i if isinstance(i, slice) else max(-n, min(i, n - 1)) for i, n in sizes)
        return np.asarray(self._array[clipped], self.dtype)
