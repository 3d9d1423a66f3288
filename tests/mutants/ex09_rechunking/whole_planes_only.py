"""Takes all rows of a slab, and refuses where they do not fit.

check: cuts_no_strip_and_no_chunk, refuses_what_cannot_fit
status: error
says: The smallest block that cuts no strip and no chunk takes
breaks: just max_bytes fits
"""


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    depth = min(chunks[0], shape[0])
    if depth * shape[1] * shape[2] * itemsize > max_bytes:
        raise ValueError("too little memory")
    return [(slice(z, min(z + depth, shape[0])), slice(0, shape[1])) for z in range(0, shape[0], depth)]
