"""Returns copies, but keeps the array that load returned.

check: keeps_chunks_from_harm
status: failed
says: what the cache keeps must be a copy
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key).copy()
        self.misses += 1
        chunk = self._load(key)
        if chunk.nbytes <= self._capacity_bytes:
            self._make_room(chunk.nbytes)
            self._chunks[key] = chunk
            self.nbytes += chunk.nbytes
        return chunk.copy()
