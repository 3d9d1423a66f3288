"""Reads each block twice: half of the points.

check: reads_and_writes_once
status: half
says: Each block is read twice
breaks: each strip once
tells: Each block is read twice: keep what the first reading returned.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        _read_block(tif, slab, band)
        target[slab, band] = _read_block(tif, slab, band)
