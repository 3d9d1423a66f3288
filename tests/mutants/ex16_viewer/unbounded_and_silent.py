"""Keeps all chunks, and says nothing of it.

check: keeps_no_more_than_it_may
status: failed
says: yet it was still in memory
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._all = {}

    def _load(self, key):
        if key not in self._all:
            self._all[key] = super()._load(key)
        return self._all[key]
