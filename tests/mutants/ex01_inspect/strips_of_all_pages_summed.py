"""Adds up the pages behind the first.

check: describes_tiff
status: failed
says: It leaves out the first page
breaks: sum of all pages
tells: It leaves out the first page: add up the strips of all pages.
"""


_describe_pages = _describe_tiff


def _describe_tiff(tif):
    info = _describe_pages(tif)
    pages = list(tif.series[0])
    stored = sum(sum(page.databytecounts) for page in pages[1:]) or info.stored_nbytes
    return ImageInfo(**(vars(info) | {"stored_nbytes": stored}))
