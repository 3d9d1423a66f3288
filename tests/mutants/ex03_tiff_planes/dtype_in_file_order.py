"""Says the dtype in the file's byte order.

check: knows_its_shape
status: failed
says: That is the byte order of the file
tells: That is the byte order of the file. np.dtype(page.dtype) is the native data type.
"""


class LazyStack(LazyStack):
    @property
    def dtype(self):
        return self._tif.pages.first.dtype.newbyteorder(self._tif.byteorder)
