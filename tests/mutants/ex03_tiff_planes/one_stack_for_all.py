"""Keeps the tif on the class: a second stack takes the place of the first.

check: knows_its_shape
status: failed
says: It answers for the stack that was opened last
tells: It answers for the stack that was opened last. Keep the tif on self, not on the class or in a global name.
"""


class LazyStack(LazyStack):
    def __init__(self, tif):
        type(self)._tif = tif
