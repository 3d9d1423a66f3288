"""Has a cache for each level, and divides cache_bytes by the number of levels.

check: reads_what_is_not_in_memory
status: over_budget
says: a part of cache_bytes for itself
breaks: used last
tells: Each level has a part of cache_bytes for itself: one cache of that size serves all levels.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._caches = [ChunkCache(self._load, cache_bytes // len(self._levels)) for _ in self._levels]
        self._cache = self
    def get(self, key):
        return self._caches[key[0]].get(key)
    hits = property(lambda self: sum(one.hits for one in self._caches))
    misses = property(lambda self: sum(one.misses for one in self._caches))
    nbytes = property(lambda self: sum(one.nbytes for one in self._caches))
