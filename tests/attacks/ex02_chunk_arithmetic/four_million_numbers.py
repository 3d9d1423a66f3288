"""Returns as many numbers as may come back, where three are asked for.

attacks: counts_the_chunks
keeps: finds_chunks_of_a_region
status: failed
says: expected a tuple of whole numbers
"""

import numpy as np

def grid_shape(shape, chunks):
    return np.zeros(2**22, np.int8)
