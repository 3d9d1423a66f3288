"""Gives the shards of a Zarr array for its chunks.

check: opens_any_container
status: failed
says: It returned (6, 8, 10)
"""


class _LazyImage(_LazyImage):
    @property
    def chunks(self):
        return getattr(self._array, "shards", None) or self._array.chunks or self._array.shape
