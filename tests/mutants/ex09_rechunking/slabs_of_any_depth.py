"""Takes as many planes as fit, whatever the chunks.

check: cuts_no_strip_and_no_chunk
status: failed
says: As many planes are taken as fit
breaks: Planes are cut
tells: As many planes are taken as fit: a slab ends where a chunk ends.
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    row = math.lcm(min(rows_per_strip, shape[1]), chunks[1])
    height = min(row, shape[1])
    depth = max_bytes // (height * shape[2] * itemsize)
    if depth < min(chunks[0], shape[0]):
        raise ValueError("too little memory")
    return [
        (slice(z, min(z + depth, shape[0])), slice(y, min(y + height, shape[1])))
        for z in range(0, shape[0], depth)
        for y in range(0, shape[1], height)
    ]
