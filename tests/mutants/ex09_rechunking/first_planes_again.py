"""Copies the first slab into every one.

check: reads_and_writes_once
status: failed
says: Each slab holds the planes of the first one
breaks: into its place
tells: Each slab holds the planes of the first one: begin to read at the slab's own first plane.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = _read_block(tif, slice(0, slab.stop - slab.start), band)
