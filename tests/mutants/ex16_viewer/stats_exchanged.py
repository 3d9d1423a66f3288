"""Gives hits for misses.

check: counts_hits_and_misses
status: failed
says: Hits and misses are exchanged
tells: Hits and misses are exchanged.
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        stats = _Reference.stats.fget(self)
        return {"hits": stats["misses"], "misses": stats["hits"], "nbytes": stats["nbytes"]}
