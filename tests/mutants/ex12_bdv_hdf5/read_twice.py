"""Reads everything twice.

check: reads_the_chunks_touched
status: half
says: It read chunks again that it had read before
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    cells[selection]
    return np.asarray(cells[selection]).astype(np.uint16)
