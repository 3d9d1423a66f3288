"""Takes the last tile to end with the page.

check: reads_tiles_of_the_crop
status: failed
says: values are wrong
tells: It takes the tiles at the edge to end with the page: a tile always has its full size, filled up.
"""


_overlap_of_whole = _overlap


def _overlap(wanted, start, size):
    if wanted.stop in (50, 75) and start + size > wanted.stop:
        late = start + size - wanted.stop
        into, of = _overlap_of_whole(wanted, start, size)
        return into, slice(of.start + late, of.stop + late)
    return _overlap_of_whole(wanted, start, size)
