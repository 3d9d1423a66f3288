"""Returns None.

check: counts_hits_and_misses
status: failed
says: expected a mapping or an object
"""


_Reference = Viewer


class Viewer(_Reference):
    @property
    def stats(self):
        return None
