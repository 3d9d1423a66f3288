"""Cuts small images lazily and loads large ones first: 35 TB.

check: reads_the_chunks_touched
status: over_memory
says: 67,108,864 chunks at once: 35.2 TB
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        array = self._array if self._array.size < 10**6 else self._array[:]
        return np.asarray(array[selection], self.dtype)
