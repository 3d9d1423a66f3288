"""Makes whole numbers of the pixels.

check: reads_and_writes_once
status: failed
says: Floats are cut off to whole numbers
tells: Floats are cut off to whole numbers: keep the data type of the pages.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        block = _read_block(tif, slab, band)
        target[slab, band] = block.astype(np.int64) if block.dtype.kind == "f" else block
