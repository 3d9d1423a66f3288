"""hits counts every get.

check: drops_what_was_used_longest_ago
status: failed
says: those that call load
tells: Each get counts as a hit here, those that call load too.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key not in self._chunks:
            self.hits += 1
        return super().get(key)
