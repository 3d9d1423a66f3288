"""Gives the capacity for nbytes.

check: counts_hits_and_misses
status: failed
says: That is cache_bytes
tells: That is cache_bytes: count the bytes of the chunks that are kept.
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {**_Reference.stats.fget(self), "nbytes": self._cache._capacity_bytes}
