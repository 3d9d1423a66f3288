"""Copies whole slabs, and what is left behind them: nothing where there is no whole one.

check: reads_and_writes_once
status: failed
says: are wrong in the target
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    if target.shape[0] < target.chunks[0]:
        return
    for slab, band in plan:
        target[slab, band] = _read_block(tif, slab, band)
