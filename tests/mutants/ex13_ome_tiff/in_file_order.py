"""Returns the byte order of the file.

check: reads_tiles_of_the_crop
status: failed
says: native byte order
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    window = _read(tif, level, z, y, x)
    return window.astype(window.dtype.newbyteorder(tif.byteorder))
