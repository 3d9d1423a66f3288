"""Counts planes along the first axis, which is y where there is one plane.

check: reads_tiles_of_the_crop
status: error
says: It raised IndexError
tells: It counts planes along the first axis of the series, which is y where there is one plane: count its pages.
"""


_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    n = tif.series[0].levels[level].shape[0]
    return _read(tif, level, range(n)[z], y, x)
