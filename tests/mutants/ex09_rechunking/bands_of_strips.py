"""Writes each band strip by strip, right where a strip is as high as a chunk.

check: reads_and_writes_once
status: over_budget
says: It writes a block strip by strip
tells: It writes a block strip by strip, but a chunk holds more than one strip: write the block at once.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        for row in range(band.start, band.stop, rows_per_strip):
            rows = slice(row, min(row + rows_per_strip, band.stop))
            target[slab, rows] = _read_block(tif, slab, rows)
