"""Takes the capacity for a number of chunks.

check: drops_what_was_used_longest_ago
status: failed
says: Nothing is ever dropped
tells: Nothing is ever dropped: the capacity is a number of bytes, to be compared with the bytes of the chunks.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            self.hits += 1
            self._chunks.move_to_end(key)
            return self._chunks[key]
        self.misses += 1
        chunk = self._chunks[key] = self._load(key).copy()
        chunk.setflags(write=False)
        while len(self._chunks) > self._capacity_bytes:
            self._chunks.popitem(last=False)
        self.nbytes = sum(chunk.nbytes for chunk in self._chunks.values())
        return chunk
