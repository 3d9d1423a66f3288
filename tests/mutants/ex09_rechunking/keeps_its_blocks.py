"""Reads all blocks before it writes the first.

check: holds_one_block
status: over_memory
says: more memory than there is
breaks: one block of a stack
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    blocks = [_read_block(tif, slab, band) for slab, band in plan]
    for (slab, band), block in zip(plan, blocks):
        target[slab, band] = block
