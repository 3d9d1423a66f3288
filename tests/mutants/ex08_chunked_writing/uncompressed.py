"""Switches compression off.

check: creates_an_empty_volume
status: failed
says: Zarr's own choice
breaks: fill value is 0
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, dtype=dtype, fill_value=0, compressors=None)
