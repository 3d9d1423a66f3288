"""Drops the largest chunks.

check: drops_what_was_used_longest_ago
status: failed
says: room for
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        while self.nbytes + nbytes > self._capacity_bytes:
            largest = max(self._chunks, key=lambda key: self._chunks[key].nbytes)
            self.nbytes -= self._chunks.pop(largest).nbytes
