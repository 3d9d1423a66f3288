"""Room for two layers.

check: finds_the_room_for_a_scan
status: failed
says: one is enough
tells: That is room for two layers: one is enough.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return 2 * itemsize * math.prod(chunks) * math.prod(grid)
