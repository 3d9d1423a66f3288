"""misses leaves out what is not kept.

check: drops_what_was_used_longest_ago
status: failed
says: that is not kept
tells: A chunk that is not kept is a miss, too: count each call of load.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        chunk = super().get(key)
        if chunk.nbytes > self._capacity_bytes:
            self.misses -= 1
        return chunk
