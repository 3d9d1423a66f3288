"""Returns nothing.

check: creates_an_empty_volume
status: failed
says: return is missing
breaks: returns the array
tells: return is missing.
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    _reference(store, shape, chunks, dtype)
