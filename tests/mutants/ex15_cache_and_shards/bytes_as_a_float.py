"""nbytes is a float.

check: drops_what_was_used_longest_ago
status: failed
says: nbytes is a float
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def __init__(self, load, capacity_bytes):
        super().__init__(load, capacity_bytes)
        self.nbytes = 0.0
