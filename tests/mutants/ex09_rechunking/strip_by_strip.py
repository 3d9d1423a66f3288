"""Writes one strip at a time.

check: reads_and_writes_once
status: over_budget
says: a plane or a strip at a time
breaks: each chunk once
tells: It writes a plane or a strip at a time, and changes the same chunks again each time: write whole blocks.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for z in range(target.shape[0]):
        for y in range(0, target.shape[1], rows_per_strip):
            rows = slice(y, min(y + rows_per_strip, target.shape[1]))
            target[z, rows] = _read_block(tif, slice(z, z + 1), rows)[0]
