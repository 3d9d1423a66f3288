"""Reads whole pages for each band.

check: reads_and_writes_once
status: over_budget
says: that it had read before
breaks: each strip once
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = np.stack([tif.pages[z].asarray()[band] for z in range(slab.start, slab.stop)])
