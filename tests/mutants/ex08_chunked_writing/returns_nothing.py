"""Returns nothing.

check: creates_an_empty_volume
status: failed
says: expected the zarr.Array
breaks: returns the array
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    _reference(store, shape, chunks, dtype)
