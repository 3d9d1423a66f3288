"""Counts a miss as a hit as well.

check: counts_hits_and_misses
status: failed
says: hits
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        stats = _Reference.stats.fget(self)
        return {**stats, "hits": stats["hits"] + stats["misses"]}
