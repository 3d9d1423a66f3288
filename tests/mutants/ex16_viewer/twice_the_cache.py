"""Keeps twice as much as it may.

check: keeps_no_more_than_it_may
status: failed
says: more than cache_bytes
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, 2 * cache_bytes)
