"""Drops all chunks when one more does not fit.

check: reads_what_is_not_in_memory
status: half
says: It read chunks again that it had read before
breaks: used last
tells: It drops all chunks when one more has no room: drop one after the other, until it has.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._cache_bytes = cache_bytes

    def _load(self, key):
        chunk = super()._load(key)
        if self._cache.nbytes + chunk.nbytes > self._cache_bytes:
            self._cache._chunks.clear()
            self._cache.nbytes = 0
        return chunk
