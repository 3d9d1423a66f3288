"""Returns the voxels of HDF5 as floats.

check: reads_the_chunks_touched
status: failed
says: float64
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection], self.dtype)
        return data.astype(float) if isinstance(self._array, h5py.Dataset) else data
