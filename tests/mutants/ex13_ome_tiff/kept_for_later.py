"""Keeps tiles for later calls, by their number alone.

check: reads_tiles_of_the_crop
status: failed
says: expected
"""

_tile, _tiles = _read_tile, {}


def _read_tile(page, index):
    if index not in _tiles:
        _tiles[index] = _tile(page, index)
    return _tiles[index]
