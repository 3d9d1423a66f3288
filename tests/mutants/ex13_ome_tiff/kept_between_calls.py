"""Keeps tiles for later calls.

check: reads_tiles_of_the_crop
status: failed
says: chunk reads that it takes
"""

_tile, _tiles = _read_tile, {}


def _read_tile(page, index):
    key = page.offset, index, page.parent.filehandle.size
    if key not in _tiles:
        _tiles[key] = _tile(page, index)
    return _tiles[key]
