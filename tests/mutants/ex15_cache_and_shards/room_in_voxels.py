"""Forgets the itemsize.

check: finds_the_room_for_a_scan
status: failed
says: counts voxels
tells: That counts voxels: multiply by the itemsize.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return math.prod(chunks) * math.prod(grid)
