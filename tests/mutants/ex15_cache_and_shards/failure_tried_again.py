"""Tries again where load fails.

check: keeps_chunks_from_harm
status: failed
says: do not try again
tells: Where load fails, do not try again: pass on what it raises.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            return self._chunks.setdefault(key, self._load(key))
