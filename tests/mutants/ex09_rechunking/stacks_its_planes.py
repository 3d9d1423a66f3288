"""Collects planes in a list, and stacks them: half of the points.

check: holds_one_block
status: half
says: A copy of a block counts, too
breaks: one block where
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        planes = [_read_block(tif, slice(z, z + 1), band)[0] for z in range(slab.start, slab.stop)]
        target[slab, band] = np.stack(planes)
        del planes
