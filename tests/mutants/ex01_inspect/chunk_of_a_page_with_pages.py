"""Puts a 1 for the pages in front of every strip and tile, of a single page too.

check: describes_tiff
status: failed
says: leave out the 1
tells: A file with one page has two axes, y and x: leave out the 1 for the pages.
"""


_describe_pages = _describe_tiff


def _describe_tiff(tif):
    chunks = (1, *tif.series[0].keyframe.chunks)
    return ImageInfo(**(vars(_describe_pages(tif)) | {"chunk_shape": chunks}))
