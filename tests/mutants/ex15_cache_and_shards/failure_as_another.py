"""Raises KeyError where load fails.

check: keeps_chunks_from_harm
status: error
says: It raised KeyError
tells: Where load raises, another exception comes out: let pass what load raises.
"""


_Reference = ChunkCache


class ChunkCache(_Reference):

    def get(self, key):
        try:
            return super().get(key)
        except OSError:
            raise KeyError(key) from None
