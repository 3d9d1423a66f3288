"""Counts hits and misses of all viewers together.

check: counts_hits_and_misses
status: failed
says: expected
"""


_Reference = Viewer


class Viewer(_Reference):
    _counts = [0, 0]
    def frame(self, *a, **k):
        h, m = self._cache.hits, self._cache.misses
        image = super().frame(*a, **k)
        self._counts[0] += self._cache.hits - h
        self._counts[1] += self._cache.misses - m
        return image
    @property
    def stats(self):
        return {"hits": self._counts[0], "misses": self._counts[1], "nbytes": self._cache.nbytes}
