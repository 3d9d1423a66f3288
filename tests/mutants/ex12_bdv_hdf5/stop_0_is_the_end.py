"""Takes a stop of 0 for no stop.

check: reads_the_chunks_touched
status: failed
says: It takes a stop of 0 for no stop
tells: It takes a stop of 0 for no stop: test it with "is None".
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    where = tuple(
        slice(s.start, s.stop or n, s.step) if isinstance(s, slice) else s for s, n in zip(selection, cells.shape)
    )
    return np.asarray(cells[where]).astype(np.uint16)
