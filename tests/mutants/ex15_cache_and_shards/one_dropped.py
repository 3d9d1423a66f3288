"""Drops one chunk, whether that is enough or not.

check: drops_what_was_used_longest_ago
status: failed
says: there was still no room
tells: One chunk was dropped where there was still no room then: drop until there is.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        if self.nbytes + nbytes > self._capacity_bytes:
            self.nbytes -= self._chunks.popitem(last=False)[1].nbytes
