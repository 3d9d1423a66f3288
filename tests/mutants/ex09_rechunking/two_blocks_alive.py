"""Makes a block while the last one is still bound: half of the points.

check: holds_one_block
status: half
says: still holds the last block while the next one is made
breaks: one block where
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        block = np.zeros((slab.stop - slab.start, band.stop - band.start, target.shape[2]), target.dtype)
        for plane, z in zip(block, range(slab.start, slab.stop)):
            for row in range(band.start, band.stop, rows_per_strip):
                first = row - band.start
                plane[first : first + rows_per_strip] = _read_strip(tif.pages[z], row // rows_per_strip)
        target[slab, band] = block
