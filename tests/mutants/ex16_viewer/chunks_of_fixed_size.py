"""Keeps cache_bytes // 2**19 chunks, as if all were 64 cubed.

check: keeps_no_more_than_it_may
status: failed
says: Fewer chunks stay in memory
tells: Fewer chunks stay in memory than there is room for: count their bytes, chunk.nbytes.
"""


_Reference = Viewer


class _Counted(ChunkCache):
    def _make_room(self, n):
        while (len(self._chunks) + 1) * 2**19 > self._capacity_bytes and self._chunks:
            _, d = self._chunks.popitem(last=False)
            self.nbytes -= d.nbytes
class Viewer(_Reference):
    def __init__(self, group, cache_bytes):
        super().__init__(group, cache_bytes)
        self._cache = _Counted(self._load, cache_bytes)
