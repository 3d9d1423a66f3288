"""Is a dict itself.

check: drops_what_was_used_longest_ago
status: failed
says: hold one, and not be one
"""


_Reference = ChunkCache


class ChunkCache(OrderedDict):
    def __init__(self, load, capacity_bytes):
        super().__init__()
        if capacity_bytes < 0:
            raise ValueError
        self.get = _Reference(load, capacity_bytes).get
