"""Says the dtype in the file's byte order.

check: opens_any_container
status: failed
says: native byte order
"""


class _LazyImage(_LazyImage):
    @property
    def dtype(self):
        return self._array.dtype
