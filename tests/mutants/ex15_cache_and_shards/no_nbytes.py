"""Does not say how many bytes it keeps.

check: drops_what_was_used_longest_ago
status: failed
says: has no attribute nbytes
"""


_Reference = ChunkCache


class ChunkCache:
    def __init__(self, load, capacity_bytes):
        self._cache = _Reference(load, capacity_bytes)

    def get(self, key):
        return self._cache.get(key)

    hits = property(lambda self: self._cache.hits)
    misses = property(lambda self: self._cache.misses)
