"""Returns a view of what it keeps.

check: keeps_chunks_from_harm
status: failed
says: what was written into a returned array is in the cache now
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        super().get(key)
        self._chunks[key].setflags(write=True)
        return self._chunks[key][:]
