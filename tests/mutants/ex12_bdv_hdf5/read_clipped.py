"""Takes what is negative for zero.

check: reads_the_chunks_touched
status: failed
says: What is negative in the cells is 0 here
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return np.maximum(h5[_cells_path(level)][selection], 0).astype(np.uint16)
