"""Takes a negative int for 0.

check: reads_the_chunks_touched
status: failed
says: A negative int is taken for 0
tells: A negative int is taken for 0. It counts from the end: add the size.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        sizes = zip(selection, self.shape)
        clipped = tuple(i if isinstance(i, slice) or not -n <= i < 0 else 0 for i, n in sizes)
        return np.asarray(self._array[clipped], self.dtype)
