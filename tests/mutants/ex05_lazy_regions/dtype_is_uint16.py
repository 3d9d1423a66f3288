"""Has every image be uint16.

check: opens_any_container
status: failed
says: expected float32
"""


class _LazyImage(_LazyImage):
    @property
    def dtype(self):
        return np.dtype("uint16")
