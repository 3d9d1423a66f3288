"""Counts voxels where bytes are meant.

check: drops_what_was_used_longest_ago
status: failed
says: That counts voxels
tells: That counts voxels: capacity_bytes and nbytes are bytes, see chunk.nbytes.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        self.misses += 1
        chunk = self._load(key).copy()
        chunk.setflags(write=False)
        if chunk.size <= self._capacity_bytes:
            while self.nbytes + chunk.size > self._capacity_bytes:
                self.nbytes -= self._chunks.popitem(last=False)[1].size
            self._chunks[key] = chunk
            self.nbytes += chunk.size
        return chunk
