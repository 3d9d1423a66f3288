"""Says the shape of a page alone.

check: knows_its_shape
status: failed
says: expected (3, 10, 12)
"""


class LazyStack(LazyStack):
    @property
    def shape(self):
        return self._tif.pages.first.shape
