"""Loads large HDF5 datasets before it cuts the region out.

check: reads_the_chunks_touched
status: over_memory
says: of memory, more than there is
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        large = isinstance(self._array, h5py.Dataset) and self._array.size > 10**6
        array = self._array[:] if large else self._array
        return np.asarray(array[selection], self.dtype)
