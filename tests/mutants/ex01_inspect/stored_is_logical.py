"""Says that an image takes as much in the file as in memory.

check: describes_zarr, describes_hdf5, describes_tiff
status: failed
says: The size in memory is another thing
tells: The size in memory is another thing: chunks are compressed, or absent.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    return ImageInfo(**(vars(info) | {"stored_nbytes": info.nbytes}))
