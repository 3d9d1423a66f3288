"""Says what an uncompressed Zarr array would take if all of its chunks were there.

check: describes_zarr
status: failed
says: The size in memory is another thing
breaks: Without compression
tells: The size in memory is another thing: chunks are compressed, or absent.
"""


_reference = describe


def describe(source):
    info = _reference(source)
    uncompressed = isinstance(source, zarr.Array) and not source.compressors
    return ImageInfo(**(vars(info) | {"stored_nbytes": info.nbytes})) if uncompressed else info
