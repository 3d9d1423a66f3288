"""Loads a second chunk in advance.

check: drops_what_was_used_longest_ago
status: failed
says: it called load for
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        chunk = super().get(key)
        if key == "a":
            self._load("b")
        return chunk
