"""Clips the chunks at the edge.

check: finds_the_room_for_a_scan
status: failed
says: do not clip them
tells: Chunks at the edge are stored and kept at full size: do not clip them.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    return itemsize * chunks[axis] * math.prod(s for i, s in enumerate(shape) if i != axis)
