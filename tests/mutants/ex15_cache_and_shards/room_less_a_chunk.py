"""Room for one chunk less than a layer.

check: finds_the_room_for_a_scan
status: failed
says: one chunk less
tells: That is one chunk less than a layer.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return itemsize * math.prod(chunks) * (math.prod(grid) - 1)
