"""Takes as many planes as fit where whole ones do, whatever the chunks.

check: cuts_no_strip_and_no_chunk
status: failed
says: As many planes are taken as fit
tells: As many planes are taken as fit: a slab ends where a chunk ends.
"""


_reference = plan_rechunk


def plan_rechunk(shape, rows_per_strip, chunks, itemsize, max_bytes):
    fit = max_bytes // (shape[1] * shape[2] * itemsize)
    if fit <= chunks[0]:
        return _reference(shape, rows_per_strip, chunks, itemsize, max_bytes)
    return [(slice(z, min(z + fit, shape[0])), slice(0, shape[1])) for z in range(0, shape[0], fit)]
