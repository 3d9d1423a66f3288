"""Returns an array of no bytes that takes gigabytes once it is listed.

attacks: counts_the_chunks
keeps: finds_chunks_of_a_region
status: failed
says: It returned more than 4,194,304 values
"""

import numpy as np

def grid_shape(shape, chunks):
    return np.empty((400_000_000, 0))
