"""Counts the levels from 1.

check: reads_the_chunks_touched
status: failed
says: Level
breaks: returns the voxels
tells: It reads the level before the one that is asked for: the groups count from 0, as the levels do.
"""


def read_bdv(h5, level, selection):
    number = max(0, level - 1)
    h5[_cells_path(level)]
    return np.asarray(h5[_cells_path(number)][selection]).astype(np.uint16)
