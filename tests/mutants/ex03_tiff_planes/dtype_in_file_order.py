"""Says the dtype in the file's byte order.

check: knows_its_shape
status: failed
says: in native byte order
"""


class LazyStack(LazyStack):
    @property
    def dtype(self):
        return self._tif.pages.first.dtype.newbyteorder(self._tif.byteorder)
