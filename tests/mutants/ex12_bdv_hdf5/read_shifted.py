"""Adds 32768 to each value.

check: reads_the_chunks_touched
status: failed
says: It adds 32768
breaks: returns the voxels
tells: It adds 32768: the bits of the cells are right as they are.
"""


def read_bdv(h5, level, selection):
    return (np.asarray(h5[_cells_path(level)][selection]).astype(int) + 32768).astype(np.uint16)
