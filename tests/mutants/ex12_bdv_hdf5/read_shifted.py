"""Adds 32768 to each value.

check: reads_the_chunks_touched
status: failed
says: 32768 was added
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return (np.asarray(h5[_cells_path(level)][selection]).astype(int) + 32768).astype(np.uint16)
