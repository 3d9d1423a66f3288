"""Looks at the bytes as native uint16, whatever their order.

check: reads_the_chunks_touched
status: failed
says: It reads big-endian bytes as if they were native
tells: It reads big-endian bytes as if they were native: convert the values, then keep their bits.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.asarray(cells[selection]).view(np.uint16)
