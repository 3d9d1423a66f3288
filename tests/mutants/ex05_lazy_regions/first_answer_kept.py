"""Keeps what it read first, and returns it again for another selection.

check: reads_the_chunks_touched
status: failed
says: expected
"""


class _LazyImage(_LazyImage):
    _kept = None

    def read(self, selection):
        if self._kept is None:
            self._kept = super().read(selection)
        return self._kept
