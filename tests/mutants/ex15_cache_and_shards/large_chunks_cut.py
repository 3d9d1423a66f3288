"""Cuts a chunk that is larger than the array to its size.

check: finds_the_room_for_a_scan
status: failed
says: do not cut it
tells: A chunk that is larger than the array counts at full size, too: do not cut it.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    chunks = [min(chunk, size) for chunk, size in zip(chunks, shape)]
    grid = [-(-size // chunk) for size, chunk in zip(shape, chunks)]
    del grid[axis]
    return itemsize * math.prod(chunks) * math.prod(grid)
