"""Drops every axis of one voxel.

check: reads_the_chunks_touched
status: failed
says: It returned shape
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.squeeze(np.asarray(cells[selection]).astype(np.uint16))
