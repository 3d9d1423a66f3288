"""Loads a Zarr array in order to know its shape.

check: describes_zarr
status: over_memory
says: 67,108,864 chunks at once: 35.2 TB
"""


_reference = describe


def describe(source):
    if isinstance(source, zarr.Array):
        data = source[:]
        return _image_info("zarr", data.shape, data.dtype, source.chunks, None)
    return _reference(source)
