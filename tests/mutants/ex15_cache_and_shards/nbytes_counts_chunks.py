"""nbytes is how many chunks are kept.

check: drops_what_was_used_longest_ago
status: failed
says: That is how many chunks are kept
tells: That is how many chunks are kept: count their bytes, chunk.nbytes.
"""


_Reference = ChunkCache


class ChunkCache:
    def __init__(self, load, capacity_bytes):
        self._cache = _Reference(load, capacity_bytes)

    def get(self, key):
        return self._cache.get(key)

    hits = property(lambda self: self._cache.hits)
    misses = property(lambda self: self._cache.misses)
    nbytes = property(lambda self: len(self._cache._chunks))
