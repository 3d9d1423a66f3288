"""Clips a chunk that is larger than the array.

check: describes_zarr
status: failed
says: It cuts off a chunk that is larger than the image
tells: It cuts off a chunk that is larger than the image: give the chunk shape as the metadata have it.
"""


_reference = _image_info


def _image_info(container, shape, dtype, chunks, stored_nbytes):
    if container == "zarr":
        chunks = tuple(map(min, chunks, shape))
    return _reference(container, shape, dtype, chunks, stored_nbytes)
