"""Starts to count at 1.

check: counts_hits_and_misses
status: failed
says: expected 0 and 0
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {**_Reference.stats.fget(self), "misses": self._cache.misses + 1}
