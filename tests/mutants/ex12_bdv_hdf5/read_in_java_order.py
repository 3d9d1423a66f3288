"""Returns the other byte order.

check: reads_the_chunks_touched
status: failed
says: in the file's order
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return np.asarray(h5[_cells_path(level)][selection]).astype(">u2")
