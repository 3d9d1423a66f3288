"""Loads the stack, then writes it.

check: holds_one_block
status: over_memory
says: of memory, more than there is
breaks: one block of a stack
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    target[...] = tif.asarray()
