"""hits counts every get.

check: drops_what_was_used_longest_ago
status: failed
says: the number of gets that found the chunk
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key not in self._chunks:
            self.hits += 1
        return super().get(key)
