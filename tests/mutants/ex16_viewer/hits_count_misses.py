"""Counts a miss as a hit as well.

check: counts_hits_and_misses
status: failed
says: counts as a hit, too
tells: A chunk that has to be read counts as a hit, too: look each chunk up once a frame, and count it once.
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        stats = _Reference.stats.fget(self)
        return {**stats, "hits": stats["hits"] + stats["misses"]}
