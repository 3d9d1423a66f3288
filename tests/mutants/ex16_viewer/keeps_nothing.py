"""Has a cache that keeps nothing.

check: reads_what_is_not_in_memory
status: over_budget
says: It read chunks again that it had read before
breaks: that are not in memory, each once
tells: From frame to frame nothing is found in memory: make one cache of cache_bytes, in __init__.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, 0)
