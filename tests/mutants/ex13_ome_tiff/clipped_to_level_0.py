"""Clips rows and columns to level 0.

check: reads_tiles_of_the_crop
status: failed
says: It returned shape
tells: It clips to the size of level 0: clip to the level that is read.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    rows, columns = tif.series[0].shape[-2:]
    right = _read(tif, level, z, y, x)
    wide = np.zeros((len(range(rows)[y]), len(range(columns)[x])), right.dtype)
    h, w = tif.series[0].levels[level].shape[-2:]
    if wide.size and (y.start or 0) >= 0 <= (y.stop or 0):
        wide[: right.shape[0], : right.shape[1]] = right[: wide.shape[0], : wide.shape[1]]
        return wide
    return right
