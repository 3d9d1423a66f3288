"""Reads the coarsest level where there is none.

check: reads_the_chunks_touched
status: failed
says: It reads the coarsest level where there is no such level
breaks: raises KeyError
tells: It reads the coarsest level where there is no such level: raise KeyError.
"""


def read_bdv(h5, level, selection):
    level = min(level, len(h5['s00/resolutions']) - 1)
    return np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16)
