"""Turns each band upside down.

check: reads_and_writes_once
status: failed
says: voxels are wrong in the target
breaks: into its place
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = _read_block(tif, slab, band)[:, ::-1]
