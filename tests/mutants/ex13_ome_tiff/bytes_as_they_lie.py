"""Takes the bytes of a compressed tile for native ones.

check: reads_tiles_of_the_crop
status: failed
says: values are wrong
tells: It takes the bytes of a tile for native ones: take the byte order of the file, tif.byteorder.
"""


_tile = _read_tile


def _read_tile(page, index):
    tile = _tile(page, index)
    return tile if tile is None or page.compression == 1 or page.parent.byteorder == "<" else tile.byteswap().view(tile.dtype)
