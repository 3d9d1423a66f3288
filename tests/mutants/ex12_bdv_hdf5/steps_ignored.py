"""Reads without steps.

check: reads_the_chunks_touched
status: failed
says: It reads without the steps
tells: It reads without the steps.
"""


def read_bdv(h5, level, selection):
    plain = tuple(slice(item.start, item.stop) if isinstance(item, slice) else item for item in selection)
    return np.asarray(h5[_cells_path(level)][plain]).astype(np.uint16)
