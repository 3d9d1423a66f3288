"""Copies each plane's neighbour.

check: reads_and_writes_once
status: failed
says: shifted by one voxel along z
breaks: into its place
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    last = target.shape[0] - 1
    for slab, band in plan:
        target[slab, band] = np.concatenate(
            [_read_block(tif, slice(min(z + 1, last), min(z + 1, last) + 1), band) for z in range(slab.start, slab.stop)]
        )
