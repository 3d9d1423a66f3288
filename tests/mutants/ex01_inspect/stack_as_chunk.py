"""Takes the whole TIFF for one chunk.

check: describes_tiff
status: failed
says: That is the whole image
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    return _reference(container, shape, dtype, shape, stored_nbytes)
