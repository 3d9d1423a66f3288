"""Leaves nbytes out.

check: counts_hits_and_misses, keeps_no_more_than_it_may
status: failed
says: expected hits, misses and nbytes in it
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {"hits": self._cache.hits, "misses": self._cache.misses}
