"""Room for the chunks along the axis.

check: finds_the_room_for_a_scan
status: failed
says: a row of chunks along the axis
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    return itemsize * math.prod(chunks) * grid[axis]
