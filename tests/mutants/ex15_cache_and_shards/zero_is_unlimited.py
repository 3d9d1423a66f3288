"""Takes a capacity of 0 for none given, and keeps all.

check: drops_what_was_used_longest_ago
status: failed
says: 0 keeps nothing
tells: With a capacity of 0, all is kept: 0 keeps nothing.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    def __init__(self, load, capacity_bytes):
        super().__init__(load, capacity_bytes or 2**40)
