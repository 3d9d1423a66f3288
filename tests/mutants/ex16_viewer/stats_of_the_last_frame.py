"""Counts the last frame alone.

check: counts_hits_and_misses
status: failed
says: from the first frame on
tells: It counts the last frame alone: count from the first frame on.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, center_um, u, v, pixel_um, size_px):
        self._cache.hits = self._cache.misses = 0
        return super().frame(center_um, u, v, pixel_um, size_px)
