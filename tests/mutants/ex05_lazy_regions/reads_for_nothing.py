"""Reads a chunk to find out the data type of an empty selection.

check: reads_the_chunks_touched, reads_a_region
status: over_budget
says: 0 are enough
breaks: nothing is read
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        if not data.size and not any(isinstance(i, slice) and i.stop == 0 for i in selection):
            self._array[(slice(0, 1),) * 3]
        return data
