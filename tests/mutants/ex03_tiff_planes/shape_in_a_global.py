"""Keeps the tif in a global name: a second stack takes the place of the first.

check: reads_strips_of_the_selection
status: failed
says: It answers for the stack that was opened last
breaks: Two stacks
tells: It answers for the stack that was opened last. Keep the tif on self, not on the class or in a global name.
"""


_opened = None


class LazyStack(LazyStack):
    def __init__(self, tif):
        global _opened
        self._tif = _opened = tif

    def __getitem__(self, selection):
        own, self._tif = self._tif, _opened
        try:
            return super().__getitem__(selection)
        finally:
            self._tif = own
