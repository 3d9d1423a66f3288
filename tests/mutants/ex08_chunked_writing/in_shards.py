"""Puts the chunks into shards.

check: creates_an_empty_volume
status: failed
says: leave them out
breaks: fill value is 0
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, shards=tuple(2 * c for c in chunks), dtype=dtype, fill_value=0)
