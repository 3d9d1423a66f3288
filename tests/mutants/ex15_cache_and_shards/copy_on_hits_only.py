"""Returns a copy of what it finds, but what was loaded is kept as it is.

check: keeps_chunks_from_harm
status: failed
says: what was written into a returned array is in the cache now
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key).copy()
        self.misses += 1
        chunk = self._load(key).copy()
        if chunk.nbytes <= self._capacity_bytes:
            self._make_room(chunk.nbytes)
            self._chunks[key] = chunk
            self.nbytes += chunk.nbytes
        return chunk
