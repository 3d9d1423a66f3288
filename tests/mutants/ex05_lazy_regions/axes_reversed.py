"""Returns the axes as x, y, z.

check: reads_the_chunks_touched
status: failed
says: y, z order instead of z, y, x
breaks: one request
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        return np.asarray(self._array[selection], self.dtype).T
