"""Counts a miss where nothing is in view.

check: counts_hits_and_misses
status: failed
says: where nothing is in view
tells: A chunk is counted where nothing is in view.
"""


_Reference = Viewer


class Viewer(_Reference):
    def frame(self, *args, **kwargs):
        image = super().frame(*args, **kwargs)
        self._cache.misses += not image.any()
        return image
