"""Says uint16, whatever the file's data type.

check: knows_its_shape
status: failed
says: expected dtype('float32')
"""


class LazyStack(LazyStack):
    dtype = np.dtype(np.uint16)
