"""Takes the most negative int for out of range.

check: reads_the_chunks_touched
status: error
says: IndexError
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        if any(not isinstance(i, slice) and not -n < i < n for i, n in zip(selection, self.shape)):
            raise IndexError("out of range")
        return np.asarray(self._array[selection], self.dtype)
