"""Counts the levels from the coarsest.

check: reads_the_chunks_touched
status: failed
says: Level
breaks: returns the voxels
tells: It counts the levels from the coarsest: level 0 is the finest.
"""


def read_bdv(h5, level, selection):
    n = len(h5['s00/resolutions'])
    h5[_cells_path(level)]
    return np.asarray(h5[_cells_path(n - 1 - level)][selection]).astype(np.uint16)
