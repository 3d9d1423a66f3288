"""Takes a negative start for 0.

check: reads_the_chunks_touched
status: failed
says: It takes a negative start for 0
tells: It takes a negative start for 0: it counts from the end.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    where = tuple(slice(max(s.start or 0, 0), s.stop, s.step) if isinstance(s, slice) else s for s in selection)
    return np.asarray(cells[where]).astype(np.uint16)
