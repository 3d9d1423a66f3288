"""Chooses a level of compression.

check: creates_an_empty_volume
status: failed
says: with other settings
breaks: fill value is 0
"""


def create_volume(store, shape, chunks, dtype):
    return zarr.create_array(store, shape=shape, chunks=chunks, dtype=dtype, fill_value=0, compressors=zarr.codecs.ZstdCodec(level=9))
