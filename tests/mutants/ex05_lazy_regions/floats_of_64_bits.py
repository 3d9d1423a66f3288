"""Returns floats of 64 bits for floats of 32.

check: reads_the_chunks_touched, reads_a_region
status: failed
says: expected float32
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        return data.astype(float) if data.dtype.kind == "f" else data
