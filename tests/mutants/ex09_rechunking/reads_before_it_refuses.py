"""Reads a strip before it finds that nothing fits.

check: reads_and_writes_once
status: failed
says: but only after 1 strip read
breaks: Too little memory
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    _read_strip(tif.pages.first, 0)
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for (slab, band) in plan:
        target[slab, band] = _read_block(tif, slab, band)
