"""Uses half of the room.

check: reads_what_is_not_in_memory
status: over_budget
says: half of the points: up to
breaks: used last
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes // 2)
