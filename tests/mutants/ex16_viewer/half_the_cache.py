"""Uses half of the room.

check: reads_what_is_not_in_memory
status: over_budget
says: about as many chunks as one frame
breaks: used last
tells: It keeps about as many chunks as one frame takes: cache_bytes has room for more.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes // 2)
