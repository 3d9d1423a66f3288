"""Multiplies with NumPy, which makes a float of the product of nothing.

check: finds_the_room_for_a_scan
status: failed
says: expected a whole number
"""


def bytes_to_scan_once(shape, chunks, itemsize, axis):
    others = [-(-size // chunk) for i, (size, chunk) in enumerate(zip(shape, chunks)) if i != axis]
    return itemsize * math.prod(chunks) * np.prod(others)
