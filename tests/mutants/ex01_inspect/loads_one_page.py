"""Reads the first page in order to know its shape and dtype.

check: describes_tiff
status: over_budget
says: 4 chunk reads; 0 are enough
tells: It reads a page to learn shape and data type: tif.series[0] knows both from the metadata.
"""


def _describe_tiff(tif):
    page = tif.pages[0]
    plane = page.asarray()
    many = len(tif.pages) > 1
    shape = (len(tif.pages), *plane.shape) if many else plane.shape
    stored = sum(sum(page.databytecounts) for page in tif.pages)
    return _image_info("tiff", shape, plane.dtype, (1, *page.chunks) if many else page.chunks, stored)
