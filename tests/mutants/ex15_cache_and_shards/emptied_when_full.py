"""Empties itself where there is no room.

check: drops_what_was_used_longest_ago
status: failed
says: All chunks are dropped at once
tells: All chunks are dropped at once: drop one after the other, until there is room.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        if self.nbytes + nbytes > self._capacity_bytes:
            self._chunks.clear()
            self.nbytes = 0
