"""Reads the planes one by one.

check: reads_the_chunks_touched
status: over_budget
says: It read chunks again that it had read before
tells: It reads plane by plane, and a chunk has several planes: select once.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    planes = range(cells.shape[0])[selection[0]]
    if isinstance(planes, int) or not planes:
        return np.asarray(cells[selection]).astype(np.uint16)
    return np.stack([cells[(z, *selection[1:])] for z in planes]).astype(np.uint16)
