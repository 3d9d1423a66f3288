"""Drops everything for a chunk that it then does not keep.

check: drops_what_was_used_longest_ago
status: failed
says: nothing has to go
tells: Chunks were dropped for one that is larger than the capacity: it is not kept, so nothing has to go.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        self.misses += 1
        chunk = np.array(self._load(key))
        chunk.setflags(write=False)
        self._chunks[key] = chunk
        self.nbytes += chunk.nbytes
        while self.nbytes > self._capacity_bytes:
            self.nbytes -= self._chunks.popitem(last=False)[1].nbytes
        return chunk
