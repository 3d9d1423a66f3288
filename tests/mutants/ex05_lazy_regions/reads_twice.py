"""Reads every region twice: half of the points.

check: reads_the_chunks_touched, reads_a_region
status: half
says: It reads each chunk twice
breaks: each chunk once
tells: It reads each chunk twice. Read once, and keep the array.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        self._array[selection]
        return np.asarray(self._array[selection], self.dtype)
