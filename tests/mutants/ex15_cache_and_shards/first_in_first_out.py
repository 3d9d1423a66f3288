"""A hit does not refresh.

check: drops_what_was_used_longest_ago
status: failed
says: first in, first out
tells: A hit must count as a use. What is dropped here is what was loaded first (first in, first out).
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            self.hits += 1
            return self._chunks[key]
        return super().get(key)
