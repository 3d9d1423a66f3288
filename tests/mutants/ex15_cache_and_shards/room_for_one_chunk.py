"""Room for one chunk.

check: finds_the_room_for_a_scan
status: failed
says: That is one chunk
tells: That is one chunk: a plane touches a whole layer.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    return itemsize * math.prod(chunks)
