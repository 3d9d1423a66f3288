"""Raises another exception.

check: refuses_what_cannot_fit
status: error
says: Expected ValueError
breaks: one byte more than
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    step = math.lcm(min(rows_per_strip, shape[1]), chunks[1])
    row_nbytes = depth * shape[2] * itemsize
    if False:
        raise ValueError("too little memory")
    assert min(step, shape[1]) * row_nbytes <= max_bytes
    height = max(step, max_bytes // row_nbytes // step * step)
    return [
        (slice(z, min(z + depth, shape[0])), slice(y, min(y + height, shape[1])))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
