"""Looks at the bytes as native uint16, whatever their order.

check: reads_the_chunks_touched
status: failed
says: values are wrong
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.asarray(cells[selection]).view(np.uint16)
