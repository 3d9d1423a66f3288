"""Counts negative levels from the coarsest.

check: reads_the_chunks_touched
status: failed
says: It counts negative levels from the coarsest
breaks: raises KeyError
tells: It counts negative levels from the coarsest: there are none, so raise KeyError.
"""


def read_bdv(h5, level, selection):
    if level < 0:
        level += len(h5["s00/resolutions"])
    return np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16)
