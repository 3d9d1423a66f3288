"""Writes each block twice: half of the points.

check: reads_and_writes_once
status: half
says: Each block is written twice
breaks: each chunk once
tells: Each block is written twice: write it once, when it is complete.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = target.dtype.type(1)
        target[slab, band] = _read_block(tif, slab, band)
