"""Leaves the chunks to Zarr.

check: creates_an_empty_volume
status: failed
says: leaves the chunks to Zarr
tells: It leaves the chunks to Zarr: hand over chunks.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, dtype=dtype, fill_value=0)
