"""Returns int32, where there is room for every value.

check: reads_the_chunks_touched
status: failed
says: It returned dtype int32
breaks: returns the voxels
"""


def read_bdv(h5, level, selection):
    return np.asarray(h5[_cells_path(level)][selection]).astype(np.uint16).astype(np.int32)
