"""Uses nine tenths of the room.

check: keeps_no_more_than_it_may
status: failed
says: Fewer chunks stay in memory
tells: Fewer chunks stay in memory than there is room for: count their bytes, chunk.nbytes.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes * 9 // 10)
