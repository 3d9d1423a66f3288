"""Drops what was read first.

check: reads_what_is_not_in_memory
status: half
says: It read chunks again that it had read before
breaks: used last
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
