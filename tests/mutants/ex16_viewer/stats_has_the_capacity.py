"""Gives the capacity for nbytes.

check: counts_hits_and_misses
status: failed
says: nbytes is
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {**_Reference.stats.fget(self), "nbytes": self._cache._capacity_bytes}
