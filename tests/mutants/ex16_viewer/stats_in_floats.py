"""Returns floats.

check: counts_hits_and_misses
status: failed
says: expected a whole number
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return {name: float(n) for name, n in _Reference.stats.fget(self).items()}
