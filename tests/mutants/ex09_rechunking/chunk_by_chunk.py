"""Loops over the chunks of the target.

check: reads_and_writes_once
status: over_budget
says: It goes from chunk to chunk
breaks: each strip once
tells: It goes from chunk to chunk, and reads a strip again for each chunk that it crosses: go from block to block.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for z in range(0, target.shape[0], target.chunks[0]):
        for y in range(0, target.shape[1], target.chunks[1]):
            for x in range(0, target.shape[2], target.chunks[2]):
                planes = slice(z, min(z + target.chunks[0], target.shape[0]))
                rows = slice(y, min(y + target.chunks[1], target.shape[1]))
                first = rows.start // rows_per_strip * rows_per_strip
                last = min(-(-rows.stop // rows_per_strip) * rows_per_strip, target.shape[1])
                block = _read_block(tif, planes, slice(first, last))[:, rows.start - first : rows.stop - first]
                columns = slice(x, x + target.chunks[2])
                target[planes, rows, columns] = block[:, :, columns]
