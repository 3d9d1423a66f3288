"""Creates the array somewhere else.

check: creates_an_empty_volume
status: failed
says: creates the array elsewhere
tells: It creates the array elsewhere: hand over the store.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array({}, shape=shape, chunks=chunks, dtype=dtype)
