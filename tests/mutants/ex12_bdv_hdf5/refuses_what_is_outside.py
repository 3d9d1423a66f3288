"""Raises an error where a slice reaches beyond the level.

check: reads_the_chunks_touched
status: error
says: beyond the level
tells: It raises where a slice reaches beyond the level: clip the slice.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    for s, n in zip(selection, cells.shape):
        if isinstance(s, slice) and s.stop is not None and s.stop > n and (s.start or 0) < n:
            raise ValueError("beyond the level")
    return np.asarray(cells[selection]).astype(np.uint16)
