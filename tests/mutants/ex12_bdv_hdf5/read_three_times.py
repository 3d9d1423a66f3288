"""Reads everything three times.

check: reads_the_chunks_touched
status: over_budget
says: It read chunks again that it had read before
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    cells[selection], cells[selection]
    return np.asarray(cells[selection]).astype(np.uint16)
