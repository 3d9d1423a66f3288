"""Says whether the chunk was there.

check: drops_what_was_used_longest_ago
status: failed
says: expected an array
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        found = key in self._chunks
        super().get(key)
        return found
