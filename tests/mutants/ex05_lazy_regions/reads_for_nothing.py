"""Reads a chunk to find out the data type of an empty selection.

check: reads_the_chunks_touched, reads_a_region
status: over_budget
says: It reads a chunk where nothing is selected
breaks: nothing is read
tells: It reads a chunk where nothing is selected. Shape and dtype of the result are known without a voxel.
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        if not data.size and not any(isinstance(i, slice) and i.stop == 0 for i in selection):
            self._array[(slice(0, 1),) * 3]
        return data
