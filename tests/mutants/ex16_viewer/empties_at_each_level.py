"""Drops all chunks when the level changes.

check: reads_what_is_not_in_memory
status: over_budget
says: It read chunks again that it had read before
breaks: used last
tells: It drops all chunks when the level changes: one cache serves all levels.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        if getattr(self, "_last", pixel_um) != pixel_um:
            self._cache._chunks.clear()
            self._cache.nbytes = 0
        self._last = pixel_um
        return super().frame(center_um, u, v, pixel_um, size_px)
