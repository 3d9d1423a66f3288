"""Takes a page of a TIFF for one chunk, though it is cut into strips.

check: describes_tiff
status: failed
says: That is a whole page
tells: That is a whole page: pages are cut into strips or tiles.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    if container == "tiff":
        chunks = (1, *shape[1:])
    return _reference(container, shape, dtype, chunks, stored_nbytes)
