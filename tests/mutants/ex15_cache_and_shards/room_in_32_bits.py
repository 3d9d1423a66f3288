"""Multiplies in 32 bits.

check: finds_the_room_for_a_scan
status: failed
says: 32 bits
tells: The product does not fit into 32 bits: multiply ints of Python, such as with math.prod.
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    grid = [-(-s // c) for s, c in zip(shape, chunks)]
    del grid[axis]
    return int(np.prod([itemsize, *chunks, *grid], dtype=np.int32))
