"""Loads the whole image before it cuts the region out: np.asarray(a)[selection].

check: reads_the_chunks_touched
status: over_budget
says: 512 chunk reads; 8 are enough
breaks: one request
tells: It reads the whole image and cuts the selection out. Give the selection to the array: it reads what is needed.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        return np.asarray(self._array[:])[selection].astype(self.dtype)
