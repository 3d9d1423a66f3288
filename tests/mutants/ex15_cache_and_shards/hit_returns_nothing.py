"""Returns nothing for what is there.

check: drops_what_was_used_longest_ago
status: failed
says: return it there
tells: Nothing is returned where the chunk is in the cache: return it there, too.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            super().get(key)
            return None
        return super().get(key)
