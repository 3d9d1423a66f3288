"""Returns a copy of what it loads, but what it finds as it is kept.

check: keeps_chunks_from_harm
status: failed
says: what was written into a returned array is in the cache now
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        hits = self.hits
        chunk = super().get(key)
        if self.hits == hits:
            return chunk.copy()
        chunk.setflags(write=True)
        return chunk
