"""A load that raises is no miss.

check: keeps_chunks_from_harm
status: failed
says: the number of calls of load
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            self.misses -= 1
            raise
