"""Rounds the shape up to whole chunks.

check: creates_an_empty_volume
status: failed
says: rounds the shape up
tells: It rounds the shape up to whole chunks: Zarr takes chunks that end beyond the volume.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=tuple(-(-n // c) * c for n, c in zip(shape, chunks)), chunks=chunks, dtype=dtype, fill_value=0)
