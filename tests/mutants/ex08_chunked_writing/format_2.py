"""Creates an array of Zarr format 2.

check: creates_an_empty_volume
status: failed
says: Zarr format 2
breaks: a Zarr v3 array
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, dtype=dtype, fill_value=0, zarr_format=2)
