"""Refuses a capacity of 0.

check: drops_what_was_used_longest_ago
status: error
says: a cache of nothing
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def __init__(self, load, capacity_bytes):
        if capacity_bytes == 0:
            raise ValueError("a cache of nothing")
        super().__init__(load, capacity_bytes)
