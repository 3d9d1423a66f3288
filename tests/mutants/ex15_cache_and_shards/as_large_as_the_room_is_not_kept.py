"""Does not keep a chunk that is as large as the capacity.

check: drops_what_was_used_longest_ago
status: failed
says: is too large only if
tells: A chunk as large as the capacity fits: it is too large only if chunk.nbytes > capacity_bytes.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    def get(self, key):
        capacity = self._capacity_bytes
        if key not in self._chunks:
            chunk = np.array(self._load(key))
            if chunk.nbytes == capacity:
                self.misses += 1
                return chunk
            load, self._load = self._load, lambda _: chunk
            try:
                return super().get(key)
            finally:
                self._load = load
        return super().get(key)
