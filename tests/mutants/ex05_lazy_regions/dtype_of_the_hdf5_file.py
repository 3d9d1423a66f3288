"""Makes the dtype native in Zarr arrays alone.

check: opens_any_container
status: failed
says: native byte order
"""


class _LazyImage(_LazyImage):
    @property
    def dtype(self):
        return self._array.dtype if isinstance(self._array, h5py.Dataset) else self._array.dtype.newbyteorder("=")
