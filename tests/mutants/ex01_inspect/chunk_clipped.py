"""Clips a chunk that is larger than the array.

check: describes_zarr
status: failed
says: expected (8, 16, 16)
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    if container == "zarr":
        chunks = tuple(map(min, chunks, shape))
    return _reference(container, shape, dtype, chunks, stored_nbytes)
