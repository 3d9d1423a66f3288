"""Reads the last voxel where a slice starts behind the end.

check: reads_the_chunks_touched
status: failed
says: It reads the last voxel where a slice starts behind the end
tells: It reads the last voxel where a slice starts behind the end: such a slice is empty.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    where = tuple(
        slice(n - 1, n) if isinstance(s, slice) and (s.start or 0) >= n else s for s, n in zip(selection, cells.shape)
    )
    return np.asarray(cells[where]).astype(np.uint16)
