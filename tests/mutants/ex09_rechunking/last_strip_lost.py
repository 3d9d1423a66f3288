"""Leaves out the last strip of a band.

check: reads_and_writes_once
status: failed
says: are wrong
breaks: are incomplete
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        block = _read_block(tif, slab, band)
        block[:, (band.stop - band.start - 1) // rows_per_strip * rows_per_strip :] = 0
        target[slab, band] = block
