"""Floors the grid.

check: finds_the_room_for_a_scan
status: failed
says: rounded down
tells: That is rounded down: the incomplete chunks at the far edges count too.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    return itemsize * math.prod(chunks) * math.prod(s // c for i, (s, c) in enumerate(zip(shape, chunks)) if i != axis)
