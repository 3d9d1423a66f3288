"""Returns an array for an object.

check: knows_its_shape
status: failed
says: expected an object of the class LazyStack
"""


def LazyStack(tif):
    return np.zeros((2, 2, 2))
