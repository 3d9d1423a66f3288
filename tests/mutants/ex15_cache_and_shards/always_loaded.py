"""Calls load even for what is there.

check: drops_what_was_used_longest_ago, keeps_chunks_from_harm
status: failed
says: had to find
tells: It calls load for a chunk that is in the cache, too: see first whether the key is there.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        if key in self._chunks:
            try:
                self._load(key)
            except OSError:
                pass
        return super().get(key)
