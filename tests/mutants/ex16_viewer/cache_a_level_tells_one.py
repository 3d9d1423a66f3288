"""Has a cache of cache_bytes for each level, and shows the bytes of one of them.

check: keeps_no_more_than_it_may
status: failed
says: one cache of that size serves all levels
tells: Each level has cache_bytes for itself: one cache of that size serves all levels.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._bytes = cache_bytes
        self._caches = [ChunkCache(self._load, cache_bytes) for _ in self._levels]
        self._cache = self
    def get(self, key):
        return self._caches[key[0]].get(key)
    hits = property(lambda self: sum(one.hits for one in self._caches))
    misses = property(lambda self: sum(one.misses for one in self._caches))
    nbytes = property(lambda self: min(self._bytes, sum(one.nbytes for one in self._caches)))
