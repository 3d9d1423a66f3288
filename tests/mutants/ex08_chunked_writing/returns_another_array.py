"""Returns an array in memory, not that of the store.

check: creates_an_empty_volume
status: failed
says: is not in the store
breaks: returns the array
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    _reference(store, shape, chunks, dtype)
    return zarr.create_array({}, shape=shape, chunks=chunks, dtype=dtype)
