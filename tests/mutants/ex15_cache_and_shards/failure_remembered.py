"""Remembers that load has failed, and does not try again.

check: keeps_chunks_from_harm
status: error
says: gone for good
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def __init__(self, load, capacity_bytes):
        super().__init__(load, capacity_bytes)
        self._gone = set()

    def get(self, key):
        if key in self._gone:
            raise OSError("gone for good")
        try:
            return super().get(key)
        except OSError:
            self._gone.add(key)
            raise
