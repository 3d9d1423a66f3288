"""Loads a chunk once to see how large it is, and again to keep it.

check: drops_what_was_used_longest_ago
status: failed
says: called load 2 times for one
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key not in self._chunks:
            self._load(key)
        return super().get(key)
