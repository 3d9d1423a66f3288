"""Reads each block twice where there are many strips.

check: holds_one_block
status: half
says: that it had read before
breaks: reads each strip and writes
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        if target.nbytes > 2**24:
            _read_block(tif, slab, band)
        target[slab, band] = _read_block(tif, slab, band)
