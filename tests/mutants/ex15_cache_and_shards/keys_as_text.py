"""Takes keys for the same that are written alike.

check: drops_what_was_used_longest_ago
status: failed
says: did not call load
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    def get(self, key):
        load, self._load = self._load, lambda _: load(key)
        try:
            return super().get(str(key))
        finally:
            self._load = load
