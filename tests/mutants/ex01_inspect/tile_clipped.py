"""Clips a tile that is larger than the page.

check: describes_tiff
status: failed
says: It cuts off a tile that is larger than the page
tells: It cuts off a tile that is larger than the page: give its size as the metadata have it.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    if container == "tiff":
        chunks = tuple(map(min, chunks, shape))
    return _reference(container, shape, dtype, chunks, stored_nbytes)
