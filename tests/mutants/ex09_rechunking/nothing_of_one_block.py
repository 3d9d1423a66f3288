"""Copies nothing where all fits into one block.

check: holds_one_block
status: failed
says: are wrong in the target
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan if len(plan) > 1 else []:
        target[slab, band] = _read_block(tif, slab, band)
