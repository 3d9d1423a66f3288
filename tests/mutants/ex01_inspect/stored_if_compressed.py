"""Has Zarr look at every chunk where they are compressed.

check: describes_zarr
status: over_budget
says: it needs none of 27
tells: It has zarr look at every chunk: no metadata say what they take, so stored_nbytes is None.
"""


_reference = describe


def describe(source):
    if isinstance(source, zarr.Array) and source.compressors:
        return _image_info("zarr", source.shape, source.dtype, source.chunks, source.nbytes_stored())
    return _reference(source)
