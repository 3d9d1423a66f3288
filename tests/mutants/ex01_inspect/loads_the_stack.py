"""Loads a TIFF stack in order to know its shape: tif.asarray().

check: describes_tiff
status: over_memory
says: of memory, more than there is
"""


def _describe_tiff(tif):
    data = tif.asarray()
    page = tif.pages[0]
    chunks = (1,) * (data.ndim - 2) + page.chunks
    stored = sum(sum(page.databytecounts) for page in tif.pages)
    return _image_info("tiff", data.shape, data.dtype, chunks, stored)
