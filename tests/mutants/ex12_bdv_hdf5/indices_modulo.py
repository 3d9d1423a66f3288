"""Takes an int that is too large modulo the size.

check: reads_the_chunks_touched
status: failed
says: expected IndexError
breaks: raises IndexError
tells: It takes another voxel for an int that is out of range.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    where = tuple(s if isinstance(s, slice) else s % n for s, n in zip(selection, cells.shape))
    return np.asarray(cells[where]).astype(np.uint16)
