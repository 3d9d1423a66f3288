"""Uses nine tenths of the room.

check: keeps_no_more_than_it_may
status: failed
says: Keep what was used last
tells: Keep what was used last.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes * 9 // 10)
