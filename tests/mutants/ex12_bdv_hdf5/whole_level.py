"""Reads the level, and selects afterwards.

check: reads_the_chunks_touched
status: over_budget
says: It was stopped after
tells: It reads the whole level, and selects afterwards: select in the dataset's brackets.
"""


def read_bdv(h5, level, selection):
    return h5[_cells_path(level)][()].astype(np.uint16)[selection]
