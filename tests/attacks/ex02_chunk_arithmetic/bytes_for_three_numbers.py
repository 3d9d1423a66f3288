"""Returns 90 MB where three numbers are asked for: a list of them takes 3 GB.

attacks: counts_the_chunks
keeps: finds_chunks_of_a_region
status: failed
says: It returned more than 4,194,304 values
"""

import numpy as np

def grid_shape(shape, chunks):
    return np.zeros(90_000_000, np.int8)
