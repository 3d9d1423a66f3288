"""Empties itself where load fails.

check: keeps_chunks_from_harm
status: failed
says: the cache is emptied
tells: Where load fails, the cache is emptied: change nothing but misses before load has returned.
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
