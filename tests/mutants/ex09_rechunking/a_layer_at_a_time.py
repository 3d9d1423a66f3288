"""Reads whole layers of chunks, and keeps the last one.

check: holds_one_block
status: over_memory
says: at its peak
breaks: one block of a stack
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    depth = target.chunks[0]
    for z in range(0, target.shape[0], depth):
        layer = _read_block(tif, slice(z, min(z + depth, target.shape[0])), slice(0, target.shape[1]))
        target[z : z + depth] = layer
