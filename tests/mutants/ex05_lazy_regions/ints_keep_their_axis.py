"""Keeps an axis of length 1 where an int was asked for.

check: reads_the_chunks_touched
status: failed
says: It returned shape
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        sizes = zip(selection, self.shape)
        one = tuple(i if isinstance(i, slice) else slice(range(n)[i], range(n)[i] + 1) for i, n in sizes)
        return np.asarray(self._array[one], self.dtype)
