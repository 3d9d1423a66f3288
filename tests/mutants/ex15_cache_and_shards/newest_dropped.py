"""Drops what was used last.

check: drops_what_was_used_longest_ago
status: failed
says: what was used last: drop
tells: What is dropped here is what was used last: drop what was used longest ago.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        while self.nbytes + nbytes > self._capacity_bytes:
            self.nbytes -= self._chunks.popitem()[1].nbytes
