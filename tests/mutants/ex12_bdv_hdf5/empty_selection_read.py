"""Reads a voxel for an empty selection.

check: reads_the_chunks_touched
status: over_budget
says: 0 are enough
tells: It reads although the selection has no voxel: return an empty array without a read.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    data = np.asarray(cells[selection]).astype(np.uint16)
    if not data.size:
        cells[0, 0, 0]
    return data
