"""Uses nine tenths of the room.

check: keeps_no_more_than_it_may
status: failed
says: One chunk less is kept
tells: One chunk less is kept than there is room for: it fits if nbytes + chunk.nbytes <= cache_bytes.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes * 9 // 10)
