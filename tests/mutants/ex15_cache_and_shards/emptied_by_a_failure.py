"""Empties itself where load fails.

check: keeps_chunks_from_harm
status: failed
says: the number of bytes kept
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            self._chunks.clear()
            self.nbytes = 0
            raise
