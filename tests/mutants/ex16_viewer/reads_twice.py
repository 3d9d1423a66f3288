"""Reads each chunk twice.

check: reads_what_is_not_in_memory
status: half
says: half of the points: up to
breaks: that are not in memory, each once
tells: It reads each chunk more than once where once is enough.
"""


_Reference = Viewer


class Viewer(_Reference):
    def _load(self, key):
        super()._load(key)
        return super()._load(key)
