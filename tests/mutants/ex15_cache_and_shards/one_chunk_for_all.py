"""Returns the last chunk, whatever it is asked for.

check: drops_what_was_used_longest_ago
status: failed
says: That is chunk
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        chunk = super().get(key)
        return next(iter(self._chunks.values()), chunk)
