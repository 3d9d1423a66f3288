"""Makes a new cache for every frame.

check: reads_what_is_not_in_memory
status: over_budget
says: It read chunks again that it had read before
breaks: that are not in memory, each once
tells: From frame to frame nothing is found in memory: make one cache of cache_bytes, in __init__.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        self._cache = ChunkCache(self._load, 2**30)
        return super().frame(center_um, u, v, pixel_um, size_px)
