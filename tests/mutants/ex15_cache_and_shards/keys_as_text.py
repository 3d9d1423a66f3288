"""Takes keys for the same that are written alike.

check: drops_what_was_used_longest_ago
status: failed
says: use the key itself
tells: Keys are taken for the same if their text is the same, such as 0 and "0": use the key itself.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):
    def get(self, key):
        load, self._load = self._load, lambda _: load(key)
        try:
            return super().get(str(key))
        finally:
            self._load = load
