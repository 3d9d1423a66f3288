"""Reads the first page in order to know its shape.

check: knows_its_shape
status: over_budget
says: It reads a page in order to know its shape
tells: It reads a page in order to know its shape. The page knows it without a pixel: page.shape.
"""


class LazyStack(LazyStack):
    @property
    def shape(self):
        return len(self._tif.pages), *self._tif.pages.first.asarray().shape
