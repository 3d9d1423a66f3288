"""Reads a strip for an empty selection.

check: reads_strips_of_the_selection
status: over_budget
says: 0 are enough
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        _read_strip(self._tif.pages.first, 0) if not super().__getitem__(selection).size else None
        return super().__getitem__(selection)
