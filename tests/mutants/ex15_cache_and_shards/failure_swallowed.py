"""Returns None where load fails.

check: keeps_chunks_from_harm
status: failed
says: expected the OSError that load raises
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            return None
