"""Reads Zarr arrays only.

check: opens_any_container, reads_the_chunks_touched, reads_a_region
status: error
says: no Zarr array
"""


def open_lazy(source):
    if not isinstance(source, zarr.Array):
        raise TypeError("no Zarr array")
    return _LazyImage(source)
