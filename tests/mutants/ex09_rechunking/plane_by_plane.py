"""Writes one plane at a time into chunks of several.

check: reads_and_writes_once
status: over_budget
says: a plane or a strip at a time
breaks: each chunk once
tells: It writes a plane or a strip at a time, and changes the same chunks again each time: write whole blocks.
"""


def rechunk_tiff(tif, target, max_bytes):
    rows_per_strip = tif.pages.first.chunks[0]
    plan = plan_rechunk(target.shape, rows_per_strip, target.chunks, target.dtype.itemsize, max_bytes)
    for z, page in enumerate(tif.pages):
        target[z] = page.asarray()
