"""Cuts bands where chunks end, whatever the strips.

check: cuts_no_strip_and_no_chunk
status: failed
says: The chunks alone decide where a band ends
breaks: Rows are cut
tells: The chunks alone decide where a band ends: it ends where a strip and a chunk both end.
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    step = chunks[1]
    row_nbytes = depth * shape[2] * itemsize
    if min(step, shape[1]) * row_nbytes > max_bytes:
        raise ValueError("too little memory")
    height = max(step, max_bytes // row_nbytes // step * step)
    return [
        (slice(z, min(z + depth, shape[0])), slice(y, min(y + height, shape[1])))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
