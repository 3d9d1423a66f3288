"""Converts to int16 while it reads, which clips cells that are uint16 outright.

check: reads_the_chunks_touched
status: failed
says: values are wrong
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.asarray(cells.astype(np.int16)[selection]).view(np.uint16)
