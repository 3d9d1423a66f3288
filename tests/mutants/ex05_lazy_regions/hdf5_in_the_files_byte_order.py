"""Makes voxels native in Zarr arrays alone.

check: reads_the_chunks_touched, reads_a_region
status: failed
says: native byte order
"""


class _LazyImage(_LazyImage):
    def read(self, selection):
        data = np.asarray(self._array[selection])
        return data if isinstance(self._array, h5py.Dataset) else data.astype(self.dtype)
