"""Takes what is negative for zero.

check: reads_the_chunks_touched
status: failed
says: It takes what is negative for zero
breaks: returns the voxels
tells: It takes what is negative for zero: its bits are those of a number above 32767.
"""


def read_bdv(h5, level, selection):
    return np.maximum(h5[_cells_path(level)][selection], 0).astype(np.uint16)
