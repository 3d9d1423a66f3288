"""Drops what was used least often.

check: drops_what_was_used_longest_ago
status: failed
says: least often
tells: What is dropped here is what was used least often: drop what was used longest ago.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    _uses = Counter()

    def get(self, key):
        if not self.misses:
            self._uses = Counter()
        self._uses[key] += 1
        return super().get(key)

    def _make_room(self, nbytes):
        while self.nbytes + nbytes > self._capacity_bytes:
            rare = min(self._chunks, key=lambda key: self._uses[key])
            self.nbytes -= self._chunks.pop(rare).nbytes
