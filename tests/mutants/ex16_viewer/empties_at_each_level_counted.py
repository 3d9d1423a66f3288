"""Makes a new cache when the level changes, and goes on counting.

check: counts_hits_and_misses
status: failed
says: when the level changes
tells: It drops all chunks when the level changes: one cache serves all levels.
"""


_Reference = Viewer


class Viewer(_Reference):
    _shown = None
    def frame(self, center_um, u, v, pixel_um, size_px):
        position = choose_level([level.scale_um for level in self._levels], pixel_um)
        if self._shown not in (None, position):
            self._cache._chunks.clear()
            self._cache.nbytes = 0
        self._shown = position
        return super().frame(center_um, u, v, pixel_um, size_px)
