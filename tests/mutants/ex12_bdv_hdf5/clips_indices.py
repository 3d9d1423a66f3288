"""Clips an int that is out of range.

check: reads_the_chunks_touched
status: failed
says: expected IndexError
breaks: raises IndexError
tells: It takes another voxel for an int that is out of range.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    inside = tuple(i if isinstance(i, slice) else max(-n, min(i, n - 1)) for i, n in zip(selection, cells.shape))
    return np.asarray(cells[inside]).astype(np.uint16)
