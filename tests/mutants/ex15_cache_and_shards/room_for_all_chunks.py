"""Room for the whole array.

check: finds_the_room_for_a_scan
status: failed
says: all chunks, not those of one layer
tells: That is all chunks, not those of one layer.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    return itemsize * math.prod(chunks) * math.prod(grid)
