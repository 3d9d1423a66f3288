"""Turns the shape round.

check: creates_an_empty_volume
status: failed
says: That is x, y, z
breaks: a Zarr v3 array
tells: That is x, y, z: keep the order of shape.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape[::-1], chunks=chunks, dtype=dtype, fill_value=0)
