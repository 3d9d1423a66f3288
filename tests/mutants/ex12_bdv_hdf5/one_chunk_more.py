"""Reads the voxel behind a slice as well.

check: reads_the_chunks_touched
status: half
says: that it does not need
tells: It reads one voxel more than is asked for, and with it another chunk.
"""


def read_bdv(h5, level, selection):
    cells = h5[_cells_path(level)]
    x = selection[2]
    if isinstance(x, slice) and (x.step or 1) == 1 and np.empty(cells.shape, bool)[selection].size:
        start, stop, _ = x.indices(cells.shape[2])
        wider = np.asarray(cells[(*selection[:2], slice(start, stop + 1))])
        return wider[..., : stop - start].astype(np.uint16)
    return np.asarray(cells[selection]).astype(np.uint16)
