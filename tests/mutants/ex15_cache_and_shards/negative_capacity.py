"""Takes a negative capacity.

check: keeps_chunks_from_harm
status: failed
says: expected ValueError
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def __init__(self, load, capacity_bytes):
        super().__init__(load, max(0, capacity_bytes))
