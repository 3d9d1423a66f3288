"""Has one dict of chunks for all viewers.

check: shows_any_level
status: error
says: IndexError
tells: A viewer finds chunks that another viewer kept: each viewer has a cache of its own, made in __init__.
"""


_Reference = Viewer


class Viewer(_Reference):
    _shared = {}
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._cache._chunks = type(self._cache._chunks)(self._shared)
        get = self._cache.get
        def both(key):
            chunk = get(key)
            self._shared[key] = chunk
            return chunk
        self._cache.get = both
