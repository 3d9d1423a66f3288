"""Drops every axis of one voxel.

check: reads_the_chunks_touched
status: failed
says: It drops every axis of one voxel
tells: It drops every axis of one voxel: an int drops its axis, a slice of one voxel does not.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    return np.squeeze(np.asarray(cells[selection]).astype(np.uint16))
