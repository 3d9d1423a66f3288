"""Turns each band upside down.

check: reads_and_writes_once
status: failed
says: The rows of each band are upside down
breaks: into its place
tells: The rows of each band are upside down.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = _read_block(tif, slab, band)[:, ::-1]
