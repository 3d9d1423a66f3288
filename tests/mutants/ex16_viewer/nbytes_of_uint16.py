"""Counts two bytes a voxel.

check: counts_hits_and_misses
status: failed
says: two bytes a voxel
tells: It counts two bytes a voxel, whatever the data type: add up chunk.nbytes.
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return dict(super().stats) | {"nbytes": sum(2 * c.size for c in self._cache._chunks.values())}
