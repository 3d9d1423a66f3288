"""Gives tiles their height, within the page, and the width of the page.

check: describes_tiff
status: failed
says: full width of the page
tells: It gives a tile the full width of the page, as if it were a strip: a tile has a width of its own.
"""


_describe_pages = _describe_tiff


def _describe_tiff(tif):
    info, page = _describe_pages(tif), tif.series[0].keyframe
    rows = min(page.chunks[0], page.imagelength)
    chunks = (*info.chunk_shape[:-2], rows, page.imagewidth)
    return _image_info("tiff", info.shape, page.dtype, chunks, info.stored_nbytes)
