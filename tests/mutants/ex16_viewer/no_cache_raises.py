"""Cannot do without a cache.

check: keeps_no_more_than_it_may
status: failed
says: nbytes is
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes or 2**20)
