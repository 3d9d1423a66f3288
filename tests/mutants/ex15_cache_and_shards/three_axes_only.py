"""Takes every array for one of z, y, x.

check: finds_the_room_for_a_scan
status: error
says: IndexError
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    one, other = [(1, 2), (0, 2), (0, 1)][axis]
    grid = [-(-size // chunk) for size, chunk in zip(shape, chunks)]
    return itemsize * math.prod(chunks) * grid[one] * grid[other]
