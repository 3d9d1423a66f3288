"""Returns None for the chunks of an HDF5 dataset that has none.

check: opens_any_container
status: failed
says: It returned None
"""


class _LazyImage(_LazyImage):
    @property
    def chunks(self):
        return self._array.chunks
