"""Keeps the very array that load returned, read-only; load goes on using its memory.

check: keeps_chunks_from_harm
status: failed
says: Load uses the same memory for each chunk
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        self.misses += 1
        chunk = self._load(key)
        chunk.setflags(write=False)
        if chunk.nbytes <= self._capacity_bytes:
            self._make_room(chunk.nbytes)
            self._chunks[key] = chunk
            self.nbytes += chunk.nbytes
        return chunk
