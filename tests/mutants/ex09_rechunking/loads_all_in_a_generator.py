"""A generator that loads the stack when the first block is asked for.

check: holds_one_block
status: over_memory
says: of memory, more than there is
breaks: one block of a stack
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    def blocks():
        whole = tif.asarray()
        for slab, band in plan:
            yield slab, band, whole[slab, band]

    for slab, band, block in blocks():
        target[slab, band] = block
