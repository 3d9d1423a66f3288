"""Creates whole numbers only.

check: creates_an_empty_volume
status: failed
says: Its dtype is
"""


_reference = create_volume


def create_volume(store, shape, chunks, dtype):
    return _reference(store, shape, chunks, "uint16" if np.dtype(dtype).kind == "f" else dtype)
