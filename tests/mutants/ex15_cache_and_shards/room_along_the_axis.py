"""Room for the chunks along the axis.

check: finds_the_room_for_a_scan
status: failed
says: a row of chunks along the axis
tells: That is a row of chunks along the axis: a layer lies across it.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    return itemsize * math.prod(chunks) * grid[axis]
