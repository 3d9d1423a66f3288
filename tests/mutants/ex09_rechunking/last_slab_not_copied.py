"""Does not copy the last, incomplete slab.

check: reads_and_writes_once
status: failed
says: from plane
breaks: are incomplete
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        if slab.stop - slab.start == target.chunks[0]:
            target[slab, band] = _read_block(tif, slab, band)
