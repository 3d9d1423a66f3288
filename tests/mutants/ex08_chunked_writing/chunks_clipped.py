"""Clips the chunks to the shape.

check: creates_an_empty_volume
status: failed
says: clips the chunks to the shape
tells: It clips the chunks to the shape: a chunk may be larger than the volume.
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=tuple(map(min, chunks, shape)), dtype=dtype, fill_value=0)
