"""Drops one chunk more than it has to.

check: drops_what_was_used_longest_ago
status: failed
says: than has to go
tells: One chunk more is dropped than has to go: see before each whether there is room already.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        if self.nbytes + nbytes > self._capacity_bytes:
            super()._make_room(nbytes)
            if self._chunks:
                self.nbytes -= self._chunks.popitem(last=False)[1].nbytes
