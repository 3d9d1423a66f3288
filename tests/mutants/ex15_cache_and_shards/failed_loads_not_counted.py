"""A load that raises is no miss.

check: keeps_chunks_from_harm
status: failed
says: misses is 0, expected 1
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            self.misses -= 1
            raise
