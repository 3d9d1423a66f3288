"""Raises ValueError where there is no such level.

check: reads_the_chunks_touched
status: error
says: Expected KeyError
breaks: raises KeyError
"""


def read_bdv(h5, level, selection):
    if _cells_path(level) not in h5:
        raise ValueError(f'no level {level}')
    return np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16)
