"""Returns how many chunks have to be kept.

check: finds_the_room_for_a_scan
status: failed
says: counts chunks: multiply
tells: That counts chunks: multiply by the bytes of one.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return math.prod(grid)
