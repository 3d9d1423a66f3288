"""Gives a file of one page an axis of pages.

check: describes_tiff
status: failed
says: A file with one page has two axes
tells: A file with one page has two axes, y and x: leave out the 1 for the pages.
"""


def _describe_tiff(tif):
    page = tif.pages[0]
    shape = (len(tif.pages), *page.shape)
    stored = sum(sum(page.databytecounts) for page in tif.pages)
    return _image_info("tiff", shape, page.dtype, (1, *page.chunks), stored)
