"""Returns the array opened for reading.

check: creates_an_empty_volume
status: error
says: opened for reading only
breaks: returns the array
tells: It returns the array opened for reading only: the mode must allow writing.
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    _reference(store, shape, chunks, dtype)
    return zarr.open_array(store, mode="r")
