"""Keeps the first chunks that it read, and none after the cache is full.

check: reads_what_is_not_in_memory
status: over_budget
says: It read chunks again that it had read before
breaks: used last
tells: A full cache takes no chunk any more: drop the one that was not used for longest.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._chunks, self._room = {}, cache_bytes
        self._cache.get = self._get

    def _get(self, key):
        if key in self._chunks:
            return self._chunks[key]
        chunk = self._load(key)
        if chunk.nbytes <= self._room:
            self._chunks[key] = chunk
            self._room -= chunk.nbytes
        return chunk
