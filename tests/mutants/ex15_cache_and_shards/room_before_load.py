"""Makes room for a chunk like the last one before it loads.

check: keeps_chunks_from_harm
status: failed
says: before load has returned
tells: Chunks are dropped before load has returned: where it fails, nothing may go.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    _last = 0

    def get(self, key):
        if key not in self._chunks and self._last <= self._capacity_bytes:
            self._make_room(self._last)
        chunk = super().get(key)
        self._last = chunk.nbytes
        return chunk
