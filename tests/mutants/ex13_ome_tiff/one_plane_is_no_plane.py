"""Takes every series to have an axis z.

check: reads_tiles_of_the_crop
status: failed
says: are y and x only, and it has one page
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    if z >= tif.series[0].levels[level].shape[0]:
        raise IndexError(z)
    data = _read(tif, level, z, y, x)
    return data if len(tif.series[0].levels[level].shape) == 3 else data[0]
