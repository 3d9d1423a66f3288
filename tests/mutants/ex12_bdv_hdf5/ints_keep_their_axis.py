"""Keeps the axis of an int.

check: reads_the_chunks_touched
status: failed
says: It keeps the axis of an int
tells: It keeps the axis of an int: an int drops its axis.
"""


def read_bdv(h5, level, selection):
    data = np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16)
    return np.expand_dims(data, tuple(i for i, item in enumerate(selection) if not isinstance(item, slice)))
