"""Keeps the chunks in the class: each cache finds those of the others.

check: drops_what_was_used_longest_ago, keeps_chunks_from_harm
status: failed
says: from this cache
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    _everything = OrderedDict()

    def __init__(self, load, capacity_bytes):
        super().__init__(load, capacity_bytes)
        self._chunks = self._everything
        self.nbytes = 0

    def _make_room(self, nbytes):
        while self.nbytes + nbytes > self._capacity_bytes and self._chunks:
            super()._make_room(nbytes)
