"""Drops axes of length 1 behind the planes'.

check: knows_its_shape
status: failed
says: expected (3, 1, 12)
"""


class LazyStack(LazyStack):
    @property
    def shape(self):
        planes, *plane = super().shape
        return planes, *(size for size in plane if size > 1)
