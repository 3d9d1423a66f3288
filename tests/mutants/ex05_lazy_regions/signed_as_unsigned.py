"""Returns whole numbers as uint16.

check: reads_the_chunks_touched
status: failed
says: expected int16
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        return data.astype("uint16") if data.dtype.kind == "i" else data
