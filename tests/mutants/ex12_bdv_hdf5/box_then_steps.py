"""Reads all between the first voxel and the last one, and takes the steps afterwards.

check: reads_the_chunks_touched
status: over_budget
says: that it does not need
tells: It reads the chunks between the steps, too: read only those with a chosen voxel.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    box = tuple(slice(s.start, s.stop) if isinstance(s, slice) else s for s in selection)
    steps = tuple(slice(None, None, s.step) for s in selection if isinstance(s, slice))
    return np.asarray(np.asarray(cells[box]).astype(np.uint16)[steps])
