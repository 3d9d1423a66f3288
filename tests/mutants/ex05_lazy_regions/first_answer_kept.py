"""Keeps what it read first, and returns it again for another selection.

check: reads_the_chunks_touched
status: failed
says: It returns what an earlier selection gave
tells: It returns what an earlier selection gave. Read anew for each selection.
"""


class _LazyImage(_LazyImage):
    _kept = None

    def read(self, selection):
        if self._kept is None:
            self._kept = super().read(selection)
        return self._kept
