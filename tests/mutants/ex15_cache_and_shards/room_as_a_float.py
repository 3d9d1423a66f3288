"""Returns a float.

check: finds_the_room_for_a_scan
status: failed
says: expected a whole number
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return float(itemsize * math.prod(chunks) * math.prod(grid))
