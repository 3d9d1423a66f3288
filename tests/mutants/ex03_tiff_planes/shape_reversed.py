"""Says the shape as x, y, z.

check: knows_its_shape
status: failed
says: expected (3, 10, 12)
"""


class LazyStack(LazyStack):
    @property
    def shape(self):
        height, width = self._tif.pages.first.shape
        return width, height, len(self._tif.pages)
