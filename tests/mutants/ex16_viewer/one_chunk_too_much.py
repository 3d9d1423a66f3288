"""Adds a chunk before it drops others.

check: keeps_no_more_than_it_may
status: failed
says: Drop the chunks that were not used for longest
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes + 2**19)
