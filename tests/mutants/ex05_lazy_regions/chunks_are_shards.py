"""Gives the shards of a Zarr array for its chunks.

check: opens_any_container
status: failed
says: Those are the shards
tells: Those are the shards. The inner chunks can be read on their own.
"""


class _LazyImage(_LazyImage):
    @property
    def chunks(self):
        return getattr(self._array, "shards", None) or self._array.chunks or self._array.shape
