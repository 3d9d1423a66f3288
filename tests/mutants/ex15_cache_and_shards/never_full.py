"""Leaves room for a byte.

check: drops_what_was_used_longest_ago
status: failed
says: full to the last byte
tells: A cache may be full to the last byte: there is room if nbytes + chunk.nbytes <= capacity_bytes.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        while self._chunks and self.nbytes + nbytes >= self._capacity_bytes:
            self.nbytes -= self._chunks.popitem(last=False)[1].nbytes
