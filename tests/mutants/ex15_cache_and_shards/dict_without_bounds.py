"""Keeps everything in a dict.

check: drops_what_was_used_longest_ago
status: failed
says: Nothing is ever dropped
tells: Nothing is ever dropped: the capacity is a number of bytes, to be compared with the bytes of the chunks.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def _make_room(self, nbytes):
        pass

    def get(self, key):
        capacity, self._capacity_bytes = self._capacity_bytes, 2**60
        try:
            return super().get(key)
        finally:
            self._capacity_bytes = capacity
