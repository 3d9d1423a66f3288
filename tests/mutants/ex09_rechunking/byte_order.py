"""Takes the bytes as they lie in the file.

check: reads_and_writes_once
status: failed
says: bytes of each value are in the wrong order
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        block = _read_block(tif, slab, band)
        target[slab, band] = block.byteswap() if tif.byteorder == ">" else block
