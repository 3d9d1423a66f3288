"""Adds up the pages behind the first.

check: describes_tiff
status: failed
says: stored_nbytes is
breaks: sum of all pages
"""


_describe_pages = _describe_tiff


def _describe_tiff(tif):
    info = _describe_pages(tif)
    pages = list(tif.series[0])
    stored = sum(sum(page.databytecounts) for page in pages[1:]) or info.stored_nbytes
    return ImageInfo(**(vars(info) | {"stored_nbytes": stored}))
