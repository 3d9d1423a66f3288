"""Expects every tile to be in the file.

check: reads_tiles_of_the_crop
status: error
says: corrupted tile
tells: It expects every tile to be in the file: one of 0 bytes is left out, and its pixels are 0.
"""


def _read_tile(page, index):
    file = page.parent.filehandle
    file.seek(page.dataoffsets[index])
    return page.decode(file.read(page.databytecounts[index]), index)[0][0, :, :, 0]
