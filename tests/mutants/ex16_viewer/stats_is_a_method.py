"""Has stats as a method.

check: counts_hits_and_misses, keeps_no_more_than_it_may
status: failed
says: Make it a property
"""


_Reference = Viewer


class Viewer(_Reference):
    def stats(self):
        return {"hits": 0, "misses": 0, "nbytes": 0}
