"""Gives three slices a block.

check: cuts_no_strip_and_no_chunk
status: failed
says: leave the third slice out
breaks: list of pairs
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    step = math.lcm(min(rows_per_strip, shape[1]), chunks[1])
    row_nbytes = depth * shape[2] * itemsize
    if min(step, shape[1]) * row_nbytes > max_bytes:
        raise ValueError("too little memory")
    height = max(step, max_bytes // row_nbytes // step * step)
    return [
        (slice(z, min(z + depth, shape[0])), slice(y, min(y + height, shape[1])), slice(0, shape[2]))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
