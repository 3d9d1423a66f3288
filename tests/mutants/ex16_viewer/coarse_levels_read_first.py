"""Reads four levels whole when it is made.

check: reads_what_is_not_in_memory
status: over_budget
says: whole levels before the first frame
breaks: that are not in memory, each once
tells: It reads whole levels before the first frame: read chunks when a frame needs them.
"""


_Reference = Viewer


class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        for array in self._arrays[-4:]:
            array[:]
