"""Returns the array opened for reading.

check: creates_an_empty_volume
status: error
says: read-only
breaks: returns the array
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    _reference(store, shape, chunks, dtype)
    return zarr.open_array(store, mode="r")
