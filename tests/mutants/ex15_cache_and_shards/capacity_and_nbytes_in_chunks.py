"""Counts chunks where bytes are meant.

check: drops_what_was_used_longest_ago
status: failed
says: That counts chunks
tells: That counts chunks: capacity_bytes and nbytes are bytes, see chunk.nbytes.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            return super().get(key)
        self.misses += 1
        chunk = self._load(key).copy()
        chunk.setflags(write=False)
        if self._capacity_bytes:
            self._chunks[key] = chunk
            if len(self._chunks) > self._capacity_bytes:
                self._chunks.popitem(last=False)
            self.nbytes = len(self._chunks)
        return chunk
