"""Keeps the tif on the class: a second stack takes the place of the first.

check: knows_its_shape
status: failed
says: expected (3, 10, 12)
"""


class LazyStack(LazyStack):
    def __init__(self, tif):
        type(self)._tif = tif
