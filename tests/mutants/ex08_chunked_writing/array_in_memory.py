"""Creates the array somewhere else.

check: creates_an_empty_volume
status: failed
says: There is no Zarr v3 array
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array({}, shape=shape, chunks=chunks, dtype=dtype)
