"""Gives a tile of a single page an axis of pages.

check: describes_tiff
status: failed
says: A file with one page has two axes
tells: A file with one page has two axes, y and x: leave out the 1 for the pages.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    if info.container == "tiff" and source.pages.first.is_tiled:
        return ImageInfo(**(vars(info) | {"chunk_shape": (1, *source.pages.first.chunks)}))
    return info
