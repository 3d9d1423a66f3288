"""Keeps a copy of what was loaded, and returns it where it is found.

check: keeps_chunks_from_harm
status: failed
says: what was written into a returned array is in the cache now
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        chunk = super().get(key)
        chunk.setflags(write=True)
        return chunk
