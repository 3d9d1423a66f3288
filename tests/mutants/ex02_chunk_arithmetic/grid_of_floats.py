"""Whole numbers as floats.

check: counts_the_chunks
status: failed
says: expected a tuple of whole numbers
"""

def grid_shape(shape, chunks):
    import numpy as np

    return tuple(np.ceil(np.array(shape) / np.array(chunks)))
