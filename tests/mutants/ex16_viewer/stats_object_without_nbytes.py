"""Returns an object without nbytes.

check: counts_hits_and_misses
status: error
says: has no attribute nbytes
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return type("Stats", (), {"hits": self._cache.hits, "misses": self._cache.misses})()
