"""Gives the data type's name in place of a dtype.

check: knows_its_shape
status: failed
says: It is 'uint16', expected dtype('uint16')
"""


class LazyStack(LazyStack):
    @property
    def dtype(self):
        return str(self._tif.pages.first.dtype)
