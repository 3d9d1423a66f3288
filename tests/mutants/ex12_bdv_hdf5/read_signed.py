"""Returns the cells as int16.

check: reads_the_chunks_touched
status: failed
says: so large values are negative
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return h5[_cells_path(level)][selection]
