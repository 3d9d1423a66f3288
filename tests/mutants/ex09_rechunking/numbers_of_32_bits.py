"""Counts bytes in 32 bits.

check: cuts_no_strip_and_no_chunk
status: failed
says: but max_bytes is
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    step = math.lcm(min(rows_per_strip, shape[1]), chunks[1])
    row_nbytes = int(np.multiply.reduce(np.array([depth, shape[2], itemsize], np.int32), dtype=np.int32))
    if int(np.int64(min(step, shape[1]) * row_nbytes).astype(np.int32)) > max_bytes:
        raise ValueError("too little memory")
    height = step if int(np.int64(shape[0] * shape[1] * row_nbytes).astype(np.int32)) > max_bytes else shape[1]
    return [
        (slice(z, min(z + depth, shape[0])), slice(y, min(y + height, shape[1])))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
