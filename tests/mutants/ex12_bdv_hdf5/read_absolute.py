"""Takes the sign away.

check: reads_the_chunks_touched
status: failed
says: It takes the sign away
breaks: returns the voxels
tells: It takes the sign away: the bits of a negative cell are those of a number above 32767.
"""


def read_bdv(h5, level, selection):
    return np.abs(np.asarray(h5[_cells_path(level)][selection]).astype(int)).astype(np.uint16)
