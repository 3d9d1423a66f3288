"""Returns the array that it keeps, which anybody can change.

check: keeps_chunks_from_harm
status: failed
says: What was written into a returned array is in the cache now
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        super().get(key)
        if key in self._chunks:
            self._chunks[key].setflags(write=True)
            return self._chunks[key]
        return self._load(key)
