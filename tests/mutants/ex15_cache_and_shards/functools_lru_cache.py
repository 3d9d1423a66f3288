"""functools.lru_cache with the capacity for a number of results.

check: drops_what_was_used_longest_ago
status: failed
says: Nothing is ever dropped
tells: Nothing is ever dropped: the capacity is a number of bytes, to be compared with the bytes of the chunks.
"""


import functools


class ChunkCache:
    def __init__(self, load, capacity_bytes):
        if capacity_bytes < 0:
            raise ValueError
        self._get = functools.lru_cache(capacity_bytes)(lambda key: load(key).copy())
        self._kept = {}

    def get(self, key):
        chunk = self._get(key).copy()
        self._kept[key] = chunk.nbytes
        return chunk

    hits = property(lambda self: self._get.cache_info().hits)
    misses = property(lambda self: self._get.cache_info().misses)
    nbytes = property(lambda self: sum(self._kept.values()))
