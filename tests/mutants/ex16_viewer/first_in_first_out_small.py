"""Drops what was read first.

check: keeps_no_more_than_it_may
status: failed
says: drops the chunk that was read first
tells: It drops the chunk that was read first, used or not: drop the one that was not used for longest.
"""


_Reference = Viewer


class _Fifo(ChunkCache):
    def get(self, key):
        if key in self._chunks:
            self.hits += 1
            return self._chunks[key]
        return super().get(key)
class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._cache = _Fifo(self._load, cache_bytes)
