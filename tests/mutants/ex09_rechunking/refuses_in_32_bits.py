"""Counts the bytes of the smallest block in 32 bits, and refuses by that.

check: refuses_what_cannot_fit
status: failed
says: expected ValueError
"""


_reference = plan_rechunk


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    rows = min(math.lcm(min(rows_per_strip, shape[1]), chunks[1]), shape[1])
    nbytes = depth * rows * shape[2] * itemsize
    if nbytes % 2**32 > max_bytes:
        raise ValueError("too little memory")
    return _reference(shape, rows_per_strip, chunks, itemsize, max(nbytes, max_bytes))
