"""Lets the last blocks reach beyond the image.

check: cuts_no_strip_and_no_chunk
status: failed
says: Clip it to the image
breaks: hold each voxel once
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    step = math.lcm(min(rows_per_strip, shape[1]), chunks[1])
    row_nbytes = depth * shape[2] * itemsize
    if min(step, shape[1]) * row_nbytes > max_bytes:
        raise ValueError("too little memory")
    height = max(step, max_bytes // row_nbytes // step * step)
    return [
        (slice(z, z + depth), slice(y, y + height))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
