"""Describes the first page and not the stack.

check: describes_tiff
status: failed
says: That is one page of the series alone
tells: That is one page of the series alone.
"""


def _describe_tiff(tif):
    page = tif.pages[0]
    return _image_info("tiff", page.shape, page.dtype, page.chunks, sum(page.databytecounts))
