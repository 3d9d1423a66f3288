"""Fails for a chunk that is larger than the capacity.

check: drops_what_was_used_longest_ago
status: error
says: until none is left
tells: Chunks are dropped until none is left: a chunk that is larger than the capacity is not kept, so nothing has to go.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        self.misses += 1
        chunk = np.array(self._load(key))
        chunk.setflags(write=False)
        while self.nbytes + chunk.nbytes > self._capacity_bytes:
            self.nbytes -= self._chunks.popitem(last=False)[1].nbytes
        self._chunks[key] = chunk
        self.nbytes += chunk.nbytes
        return chunk
