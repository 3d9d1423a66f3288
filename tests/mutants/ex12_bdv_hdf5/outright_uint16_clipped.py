"""Converts to int16 while it reads, which clips cells that are uint16 outright.

check: reads_the_chunks_touched
status: failed
says: It clips values above 32767 while it reads
tells: It clips values above 32767 while it reads: read the cells as they are, then astype(np.uint16).
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.asarray(cells.astype(np.int16)[selection]).view(np.uint16)
