"""Opens the file again.

check: reads_tiles_of_the_crop
status: error
says: It raised
tells: It opens the file again: read from the TiffFile that is handed over.
"""

_read = read_ometiff


def read_ometiff(tif, level, z, y, x):
    with tifffile.TiffFile(tif.filehandle.path) as again:
        return _read(again, level, z, y, x)
