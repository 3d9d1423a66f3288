"""Takes the sign away.

check: reads_the_chunks_touched
status: failed
says: lost its sign
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return np.abs(np.asarray(h5[_cells_path(level)][selection]).astype(int)).astype(np.uint16)
