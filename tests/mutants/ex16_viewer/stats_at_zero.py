"""Has stats that never change.

check: counts_hits_and_misses
status: failed
says: stay at 0
tells: The figures stay at 0: return those of the cache as they are now.
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {"hits": 0, "misses": 0, "nbytes": 0}
