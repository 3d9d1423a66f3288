"""Loads each chunk each time.

check: drops_what_was_used_longest_ago
status: failed
says: Nothing is kept
tells: Nothing is kept: each chunk is loaded each time.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        self.misses += 1
        return self._load(key)
