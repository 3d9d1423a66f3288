"""Keeps as many chunks as would fit if all were as large as the first.

check: drops_what_was_used_longest_ago
status: failed
says: as large as the first
tells: It keeps as many chunks as if all were as large as the first: add up chunk.nbytes of what is kept.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    _first = 0

    def _make_room(self, nbytes):
        self._first = self._first or nbytes
        while len(self._chunks) >= max(1, self._capacity_bytes // self._first):
            _, dropped = self._chunks.popitem(last=False)
            self.nbytes -= dropped.nbytes
