"""Takes the selection for x, y, z.

check: reads_the_chunks_touched
status: failed
says: expected
breaks: returns the voxels
tells: It takes the selection for x, y, z: it is z, y, x.
"""


def read_bdv(h5, level, selection):
    return np.asarray(h5[_cells_path(level)][selection[::-1]]).T.astype(np.uint16)
