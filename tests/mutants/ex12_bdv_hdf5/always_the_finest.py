"""Reads level 0, whichever is asked for.

check: reads_the_chunks_touched
status: failed
says: expected
breaks: returns the voxels
tells: It reads level 0 whichever level is asked for.
"""


def read_bdv(h5, level, selection):
    h5[_cells_path(level)]
    return np.asarray(h5[_cells_path(0)][selection]).astype(np.uint16)
