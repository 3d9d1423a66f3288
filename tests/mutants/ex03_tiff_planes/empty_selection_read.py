"""Reads a strip for an empty selection.

check: reads_strips_of_the_selection
status: over_budget
says: It reads a strip for an empty selection
tells: It reads a strip for an empty selection. Where an axis has nothing chosen, return before anything is read.
"""


class LazyStack(LazyStack):
    def __getitem__(self, selection):
        _read_strip(self._tif.pages.first, 0) if not super().__getitem__(selection).size else None
        return super().__getitem__(selection)
