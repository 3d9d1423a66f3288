"""Raises ValueError for an int out of range of an HDF5 dataset.

check: reads_the_chunks_touched
status: error
says: Expected IndexError
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        try:
            return np.asarray(self._array[selection], self.dtype)
        except IndexError as error:
            raise (ValueError if isinstance(self._array, h5py.Dataset) else IndexError)(str(error)) from None
