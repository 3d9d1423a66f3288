"""Takes pixels from the cache after the chunks were loaded: without room, there are none.

check: shows_any_level
status: error
says: KeyError
tells: It looks for a chunk in the cache after loading it; it need not be there. Use what get returns.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        get = self._cache.get

        def found(key):
            get(key)
            return self._cache._chunks[key]

        self._cache.get = found
