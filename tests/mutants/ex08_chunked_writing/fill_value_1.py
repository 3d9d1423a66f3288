"""Has another fill value than 0.

check: creates_an_empty_volume
status: failed
says: fill value is 1
breaks: fill value is 0
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, dtype=dtype, fill_value=1)
