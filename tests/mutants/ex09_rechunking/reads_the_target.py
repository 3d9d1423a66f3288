"""Reads what a block will replace: half of the points.

check: reads_and_writes_once
status: half
says: A chunk that is written in part is read back
breaks: each chunk once
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        before = target[slab, band]
        before[...] = _read_block(tif, slab, band)
        target[slab, band] = before
