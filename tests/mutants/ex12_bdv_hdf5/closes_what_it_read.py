"""Closes the file.

check: reads_the_chunks_touched
status: failed
says: It closed h5
"""


def read_bdv(h5, level, selection):
    with h5:
        return np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16)
