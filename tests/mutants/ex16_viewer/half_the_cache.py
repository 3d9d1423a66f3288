"""Uses half of the room.

check: reads_what_is_not_in_memory
status: over_budget
says: half of the chunks
breaks: used last
tells: It keeps half of the chunks that cache_bytes has room for.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes // 2)
