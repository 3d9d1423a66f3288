"""Counts the axes from the end.

check: finds_the_room_for_a_scan
status: failed
says: That is the layer across another axis
tells: That is the layer across another axis.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[-1 - axis]
    return itemsize * math.prod(chunks) * math.prod(grid)
