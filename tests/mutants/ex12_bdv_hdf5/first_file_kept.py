"""Keeps the levels of the first file, and reads them for every other.

check: reads_the_chunks_touched
status: error
says: It raised
"""

_kept = {}


def read_bdv(h5, level, selection):
    cells = _kept.setdefault(level, h5[_cells_path(level)])
    return np.asarray(cells[selection]).astype(np.uint16)
