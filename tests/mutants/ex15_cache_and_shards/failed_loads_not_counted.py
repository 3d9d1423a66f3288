"""A load that raises is no miss.

check: keeps_chunks_from_harm
status: failed
says: count it before
tells: A load that raises is a miss, too: count it before you call load.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            self.misses -= 1
            raise
