"""Takes 0 bytes of cache for a default of 1 MiB.

check: keeps_no_more_than_it_may
status: over_memory
says: nothing stays when frame has returned
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes or 2**20)
