"""Reads whole pages for each band.

check: reads_and_writes_once
status: over_budget
says: It reads whole pages for each band
breaks: each strip once
tells: It reads whole pages for each band: read only the strips of the band.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for slab, band in plan:
        target[slab, band] = np.stack([tif.pages[z].asarray()[band] for z in range(slab.start, slab.stop)])
