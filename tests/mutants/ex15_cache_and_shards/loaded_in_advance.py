"""Loads a chunk before anybody gets one.

check: drops_what_was_used_longest_ago
status: failed
says: before anybody got a chunk
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def __init__(self, load, capacity_bytes):
        super().__init__(load, capacity_bytes)
        self._size = load("a").nbytes
