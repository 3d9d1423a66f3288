"""Clips the ends of slices to the number of planes, along every axis.

check: reads_the_chunks_touched
status: failed
says: expected
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        def clipped(i):
            return slice(i.start, min(i.stop, self.shape[0]), i.step) if isinstance(i, slice) and i.stop else i
        return np.asarray(self._array[tuple(map(clipped, selection))], self.dtype)
