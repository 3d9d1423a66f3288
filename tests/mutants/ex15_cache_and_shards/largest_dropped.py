"""Drops the largest chunks.

check: drops_what_was_used_longest_ago
status: failed
says: the largest chunks
tells: What is dropped here are the largest chunks: drop what was used longest ago, however large it is.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        while self.nbytes + nbytes > self._capacity_bytes:
            largest = max(self._chunks, key=lambda key: self._chunks[key].nbytes)
            self.nbytes -= self._chunks.pop(largest).nbytes
