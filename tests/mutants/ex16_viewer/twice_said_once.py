"""Keeps twice as much as it may, and says half of it.

check: reads_what_is_not_in_memory
status: over_memory
says: keeps
breaks: of all levels together
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, 2 * cache_bytes)
    @property
    def stats(self):
        s = dict(super().stats)
        s["nbytes"] = min(s["nbytes"], self._cache._capacity_bytes // 2)
        return s
